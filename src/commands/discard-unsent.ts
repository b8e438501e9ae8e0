import { mayTakeBack } from '../model/outbox-entry.js';
import { sealAudit } from '../store/audit.js';
import type { Store } from '../store/database.js';
import { putEntry } from '../store/enqueue.js';
import { inOneTransaction } from '../store/transaction.js';
import { entryOf } from '../store/outbox.js';
import { finishTakenBack } from '../store/take-back.js';

/**
 * Throws queued work away for good; the entry stays as "taken back", without its words, and the clinic is told that
 * it was, without them. Only where no server needs to be asked; resolves with false, and changes nothing, where one
 * must be.
 */
export async function discardUnsent(store: Store, entryId: string): Promise<boolean> {
  const found = await entryOf(store.db, entryId);
  if (found === undefined) return false;
  const audit = await sealAudit(store, `${found.kind}-discarded`, found.conversationId);
  return inOneTransaction(store, async () => {
    const entry = await entryOf(store.db, entryId);
    if (entry === undefined || !mayTakeBack(entry)) return false;
    // A wish that was still to be asked of the server is told of here, and not once more as its answer.
    await finishTakenBack(store, { ...entry, withdraw: undefined });
    await putEntry(store, audit);
    return true;
  });
}
