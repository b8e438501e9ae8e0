import { applyChanges, type ApplyOptions } from '../store/apply-changes.js';
import { removeFilesOfReply } from '../store/attachments.js';
import type { Store } from '../store/database.js';
import { withdrawDependents } from '../store/dependents.js';
import { hold, stillOurs, type TakenRow } from '../store/outbox-lease.js';
import { inOneTransaction, isStorageFull } from '../store/transaction.js';
import type { Sealed } from '../store/vault.js';
import type { Outcome } from './outcome.js';
import { isOver, settledEntry } from './settled-entry.js';

/** What became of one attempt. */
export interface Settling {
  readonly taken: TakenRow;
  readonly outcome: Outcome;
  readonly uploadTries?: number;
}

/** Writes outcomes and the rows that came with them, in one transaction, each only while its fence is ours. */
export async function settle(store: Store, settlings: readonly Settling[]): Promise<void> {
  const details = await Promise.all(settlings.map((one) => sealDetail(store, one)));
  await applyAnyway(
    store,
    settlings.flatMap(({ outcome }) => outcome.changes),
    {
      showAgain: settlings.map(({ taken }) => taken.conversationId),
      within: async () => {
        for (const [at, one] of settlings.entries()) await settleOne(store, one, details[at]);
      },
    },
  );
}

async function settleOne(
  store: Store,
  { taken, outcome, uploadTries }: Settling,
  sealedDetail: Sealed | undefined,
): Promise<void> {
  const row = await stillOurs(store, taken);
  if (row === undefined) return;
  const settled = settledEntry(row, taken.withdraw, outcome, store.now());
  const words = isOver(settled) ? { sealed: undefined } : {};
  await store.db.outbox.put({ ...settled, ...words, uploadTries, sealedDetail });
  if (isOver(settled)) await removeFilesOfReply(store.db, row);
  if (settled.state === 'withdrawn') await withdrawDependents(store.db, settled);
}

async function sealDetail(
  { vault }: Store,
  { taken, outcome: { detail } }: Settling,
): Promise<Sealed | undefined> {
  return detail ? vault.seal('outbox-detail', taken.id, detail) : undefined;
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
