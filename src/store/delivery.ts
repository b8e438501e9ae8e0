import { isUntouched } from '../model/outbox-entry.js';
import type { OutboxRow } from './database.js';
import type { Delivery } from './views.js';

/** How far an entry has come; inside the undo window it also says until when. */
export function deliveryOf(entry: OutboxRow, now: number): Delivery {
  return {
    state: entry.state,
    lastError: entry.lastError,
    sendsAt: isUntouched(entry) && entry.nextAt > now ? entry.nextAt : undefined,
    withdrawing: entry.withdraw,
  };
}
