import { mayTakeBack } from '../model/outbox-entry.js';
import type { Store } from '../store/database.js';
import { inOneTransaction } from '../store/transaction.js';
import { entryOf } from '../store/outbox.js';
import { finishTakenBack } from '../store/take-back.js';

/**
 * Throws queued work away for good; the entry stays as "taken back", without its words. Only where no server
 * needs to be asked; resolves with false, and changes nothing, where one must be.
 */
export function discardUnsent(store: Store, entryId: string): Promise<boolean> {
  return inOneTransaction(store, async () => {
    const entry = await entryOf(store.db, entryId);
    if (entry === undefined || !mayTakeBack(entry)) return false;
    await finishTakenBack(store, entry);
    return true;
  });
}
