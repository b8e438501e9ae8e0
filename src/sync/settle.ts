import { needsPerson, stoppedAs } from '../model/outbox-entry.js';
import { applyChanges } from '../store/apply-changes.js';
import { removeFilesOfReply } from '../store/attachments.js';
import type { OutboxRow, Store } from '../store/database.js';
import { hold, stillOurs, type TakenRow } from '../store/outbox-lease.js';
import { inOneTransaction } from '../store/transaction.js';
import type { Outcome } from './outcome.js';

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
  await applyChanges(store, outcome.changes, {
    showAgain: [taken.conversationId],
    within: async () => {
      const row = await stillOurs(store, taken);
      if (row === undefined) return;
      const settled = settledRow(row, taken, outcome, store.now());
      await store.db.outbox.put({ ...settled, uploadTries, sealedDetail });
      if (settled.sealed === undefined) await removeFilesOfReply(store.db, row);
    },
  });
}

/** Bytes that do not open can never be sent; a person decides. */
export function settleUnreadable(store: Store, taken: TakenRow): Promise<void> {
  return inOneTransaction(store, async () => {
    const row = await stillOurs(store, taken);
    if (row) await hold(store, row, { reason: 'unreadable' });
  });
}

/** `row` is what stands there now: a person may have asked to take it back while the attempt was under way. */
function settledRow(row: OutboxRow, taken: TakenRow, outcome: Outcome, now: number): OutboxRow {
  const { lease, withdraw: wish, sealed, ...kept } = row;
  const state = finalState(row, outcome);
  const answered = needsPerson({ state }) && taken.withdraw !== undefined;
  const withdraw = state === 'accepted' || answered ? undefined : wish;
  const isOver = state === 'accepted' || (state === 'withdrawn' && wish !== 'edit');
  return {
    ...kept,
    state,
    withdraw,
    nextAt: now + outcome.delayMs,
    heard: row.heard + (outcome.heard ? 1 : 0),
    lastError: outcome.lastError,
    acceptedAt: outcome.acceptedAt,
    sealed: isOver ? undefined : sealed,
  };
}

function finalState(row: OutboxRow, { state }: Outcome): OutboxRow['state'] {
  return state === 'held' || state === 'refused' ? stoppedAs(row, state) : state;
}
