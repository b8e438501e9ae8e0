import type { Store } from '../store/database.js';
import { inOneTransaction } from '../store/transaction.js';
import { entryOf } from '../store/outbox.js';
import { finishTakenBack } from '../store/take-back.js';
import { mayTakeBack } from './edit-reply.js';

/**
 * Throws a reply away for good; the entry stays as "taken back", without its words. Only where no server needs
 * to be asked; resolves with false, and changes nothing, where one must be.
 */
export function discardReply(store: Store, replyId: string): Promise<boolean> {
  return inOneTransaction(store, async () => {
    const entry = await entryOf(store.db, replyId);
    if (entry === undefined || !mayTakeBack(entry)) return false;
    await finishTakenBack(store, entry);
    return true;
  });
}
