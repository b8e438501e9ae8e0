import type { BillingWords } from './billing-lines.js';
import type { BillingLineRow, IntrayDatabase, Store } from './database.js';
import { serverNow } from './meta.js';
import { planRows, type FreshChanges, type PutOf, type RowPlan } from './row-plan.js';

export function planBillingLines(
  store: Store,
  changes: FreshChanges,
): Promise<RowPlan<BillingLineRow>> {
  return planRows<'billing-line', BillingLineRow>(changes, 'billing-line', {
    known: changes.held.billingLines,
    seal: (put) => sealLine(store, put),
  });
}

async function sealLine(
  { vault }: Store,
  { id, value }: PutOf<'billing-line'>,
): Promise<Omit<BillingLineRow, 'version' | 'generation'>> {
  const { id: _id, cycle, serviceDate, ...words } = value;
  const sealed = await vault.seal('billingLines', id, words satisfies BillingWords);
  return { id, cycle, serviceDate, sealed };
}

/**
 * Inside a transaction over every table. A line outlives its conversation, as in the clinic's own report: only the
 * server takes one away.
 */
export async function writeBillingLines(
  db: IntrayDatabase,
  { puts, removed }: RowPlan<BillingLineRow>,
): Promise<void> {
  await db.billingLines.bulkDelete([...removed]);
  await db.billingLines.bulkPut([...puts]);
}

/** What it did not name is removed; how far back it reached decides which cycles are whole on this device. */
export async function noteFullPull(store: Store, generation: number): Promise<void> {
  const { db } = store;
  await db.billingLines.filter((row) => row.generation < generation).delete();
  await db.meta.put({ key: 'fullPulledAt', value: await serverNow(store) });
}
