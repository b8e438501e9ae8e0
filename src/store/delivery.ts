import { isUntouched, needsPerson } from '../model/outbox-entry.js';
import type { OutboxRow } from './database.js';
import type { Delivery } from './views.js';

/** How far an entry has come; inside the undo window it also says until when. */
export function deliveryOf(entry: OutboxRow, now: number): Delivery {
  return {
    state: entry.state,
    since: entry.composedAt,
    lastError: entry.lastError,
    sendsAt: isUntouched(entry) && entry.nextAt > now ? entry.nextAt : undefined,
    withdrawing: entry.withdraw,
    mayArrive: entry.heard < entry.attempts,
    recording: recordingOf(entry, now),
  };
}

function recordingOf(entry: OutboxRow, now: number): Delivery['recording'] {
  const { kind, needs, lease, requires } = entry;
  if (kind === 'record-copy' && needsPerson(entry))
    return entry.lastError?.reason === 'unconfirmed' ? 'unconfirmed' : 'failed';
  if (entry.state !== 'waiting') return undefined;
  if (kind === 'status-change') return requires === undefined ? undefined : 'will-close';
  if (kind !== 'record-copy') return undefined;
  if (needs === 'filing') return needs;
  return needs === 'page' && lease !== undefined && lease.until > now ? 'making' : 'queued';
}
