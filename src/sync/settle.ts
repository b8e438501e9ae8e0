import { applyChanges, type ApplyOptions } from '../store/apply-changes.js';
import { removeFilesOfReply } from '../store/attachments.js';
import { isStillTaken } from '../model/outbox-turn.js';
import type { OutboxRow, Store } from '../store/database.js';
import { withdrawDependents } from '../store/dependents.js';
import { hold, stillOurs, type TakenRow } from '../store/outbox-lease.js';
import { oweParking } from '../store/outbox-parking.js';
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

/**
 * Writes outcomes and the rows that came with them, in one transaction, each only while its fence is ours. What one says
 * of the session holds even where nothing can be written; whoever settles parks for it then.
 */
export async function settle(store: Store, settlings: readonly Settling[]): Promise<void> {
  for (const { outcome } of settlings) if (outcome.signIn) oweParking(store, outcome.signIn);
  const details = await Promise.all(settlings.map((one) => sealDetail(store, one)));
  await applyAnyway(
    store,
    settlings.flatMap(({ outcome }) => outcome.changes),
    {
      showAgain: settlings.map(({ taken }) => taken.conversationId),
      within: () => settleAll(store, settlings, details),
    },
  );
}

async function settleAll(
  store: Store,
  settlings: readonly Settling[],
  details: readonly (Sealed | undefined)[],
): Promise<void> {
  const rows = await store.db.outbox.bulkGet(settlings.map(({ taken }) => taken.seq));
  const settled = settlings.flatMap((one, at) => settledOf(store, one, rows[at], details[at]));
  await store.db.outbox.bulkPut(settled);
  for (const row of settled) {
    if (isOver(row)) await removeFilesOfReply(store.db, row);
    if (row.state === 'withdrawn') await withdrawDependents(store.db, row);
  }
}

/** Nothing where the attempt is not ours any more. */
function settledOf(
  store: Store,
  { taken, outcome, uploadTries }: Settling,
  row: OutboxRow | undefined,
  sealedDetail: Sealed | undefined,
): OutboxRow[] {
  if (!isStillTaken(row, taken)) return [];
  const settled = settledEntry(row, taken.withdraw, outcome, store.now());
  const words = isOver(settled) ? { sealed: undefined, sealedDetail: undefined } : {};
  const said = outcome.unsent ? {} : { uploadTries, sealedDetail };
  return [{ ...settled, ...words, ...said }];
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
