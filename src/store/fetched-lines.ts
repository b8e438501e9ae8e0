import type { BillingLine } from '../model/billing-line.js';
import { sealLine } from './billing-plan.js';
import type { BillingLineRow, Store } from './database.js';
import { readMeta, readSync } from './meta.js';
import { withShortLock } from './short-lock.js';
import { inOneTransaction } from './transaction.js';

/** Nobody's draft waits for thousands of lines to be written. */
const SLICE = 250;

/** The version of a line that only a report has told of: whatever the changes feed says is newer. */
const REPORTED = 0;

export interface FetchedLines {
  readonly cycle: string;
  readonly lines: readonly BillingLine[];
  /** When the server was asked, by this device's clock. */
  readonly askedAt: number;
}

/**
 * Writes what the server's report of one cycle names. A line is never edited, only taken back, so a line that the
 * feed has told of stays as told unless the report has it taken back. Lines that only an earlier report named, and
 * this one does not, are removed.
 */
export async function keepFetchedLines(store: Store, fetched: FetchedLines): Promise<void> {
  const { lines, askedAt } = fetched;
  for (let at = 0; at < lines.length; at += SLICE) {
    await keepSlice(store, lines.slice(at, at + SLICE), askedAt);
  }
  await removeUnreported(store, fetched);
}

async function keepSlice(
  store: Store,
  lines: readonly BillingLine[],
  askedAt: number,
): Promise<void> {
  const { db } = store;
  const held = await db.billingLines.bulkGet(lines.map(({ id }) => id));
  const told = lines.filter(({ voidedAt }, at) => !held[at] || voidedAt !== undefined);
  const sealed = await Promise.all(told.map((line) => sealLine(store, line)));
  const { generation } = await readSync(db);
  const write = async (): Promise<void> => {
    const gone = await goneSince(store, told, askedAt);
    const present = await db.billingLines.bulkGet(told.map(({ id }) => id));
    const rows = sealed.map((row, at): BillingLineRow => {
      const { version, generation: named } = present[at] ?? { version: REPORTED, generation };
      return { ...row, version, generation: named };
    });
    const isTold = (at: number): boolean => !present[at] || told[at]?.voidedAt !== undefined;
    await db.billingLines.bulkPut(rows.filter(({ id }, at) => isTold(at) && !gone.has(id)));
    // Whoever plans a batch of changes at this moment looks again: it may remove some of these.
    await db.meta.put({ key: 'applied', value: ((await readMeta(db, 'applied')) ?? 0) + 1 });
  };
  const tables = [db.billingLines, db.tombstones, db.meta];
  await withShortLock(`intray-apply:${store.name}`, () => inOneTransaction(store, write, tables));
}

/** Lines that the feed has deleted, alone or with their conversation, while the report was on its way. */
async function goneSince(
  { db }: Store,
  lines: readonly BillingLine[],
  askedAt: number,
): Promise<ReadonlySet<string>> {
  const ids = lines.flatMap(({ id, conversationId }) => [
    `billing-line:${id}`,
    `conversation:${conversationId}`,
  ]);
  const tombstones = await db.tombstones.bulkGet(ids);
  const gone = lines.filter((_, at) =>
    [tombstones[2 * at], tombstones[2 * at + 1]].some((one) => one && one.at >= askedAt),
  );
  return new Set(gone.map(({ id }) => id));
}

async function removeUnreported(store: Store, { cycle, lines }: FetchedLines): Promise<void> {
  const { billingLines } = store.db;
  const named = new Set(lines.map(({ id }) => id));
  await inOneTransaction(store, async () => {
    const held = await billingLines.where('cycle').equals(cycle).primaryKeys();
    const rows = await billingLines.bulkGet(held.filter((id) => !named.has(id)));
    const stale = rows.filter((row) => row?.version === REPORTED);
    await billingLines.bulkDelete(stale.flatMap((row) => row?.id ?? []));
  }, [billingLines]);
}
