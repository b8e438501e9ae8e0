import { applyChanges, type ApplyOptions } from '../store/apply-changes.js';
import { removeFilesOfReply } from '../store/attachments.js';
import type { Store } from '../store/database.js';
import { withdrawDependents } from '../store/dependents.js';
import { hold, stillOurs, type TakenRow } from '../store/outbox-lease.js';
import { inOneTransaction, isStorageFull } from '../store/transaction.js';
import type { Outcome } from './outcome.js';
import { isOver, settledEntry } from './settled-entry.js';

/** Writes an outcome and the rows that came with it, in one transaction, and only while the fence is ours. */
export async function settle(
  store: Store,
  taken: TakenRow,
  outcome: Outcome,
  uploadTries?: number,
): Promise<void> {
  const sealedDetail = outcome.detail
    ? await store.vault.seal('outbox-detail', taken.id, outcome.detail)
    : undefined;
  await applyAnyway(store, outcome.changes, {
    showAgain: [taken.conversationId],
    within: async () => {
      const row = await stillOurs(store, taken);
      if (row === undefined) return;
      const settled = settledEntry(row, taken.withdraw, outcome, store.now());
      const words = isOver(settled) ? { sealed: undefined } : {};
      await store.db.outbox.put({ ...settled, ...words, uploadTries, sealedDetail });
      if (isOver(settled)) await removeFilesOfReply(store.db, row);
      if (settled.state === 'withdrawn') await withdrawDependents(store.db, settled);
    },
  });
}

/** On a full disk the outcome is written without the rows that came with it: they come again with a pull. */
async function applyAnyway(
  store: Store,
  changes: Outcome['changes'],
  options: ApplyOptions,
): Promise<void> {
  try {
    await applyChanges(store, changes, options);
  } catch (error) {
    if (!isStorageFull(error) || changes.length === 0) throw error;
    await applyChanges(store, [], options);
  }
}

/** Bytes that do not open can never be sent; a person decides. */
export function settleUnreadable(store: Store, taken: TakenRow): Promise<void> {
  return inOneTransaction(store, async () => {
    const row = await stillOurs(store, taken);
    if (row) await hold(store, row, { reason: 'unreadable' });
  });
}
