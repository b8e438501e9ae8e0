import type { Change } from '../model/change.js';
import type { BillingLine } from '../model/billing-line.js';
import { openLine, type BillingWords } from './billing-lines.js';
import { patchCycleFetch } from './cycle-fetches.js';
import type { BillingLineRow, Store } from './database.js';
import { serverNow } from './meta.js';
import { planRows, type FreshChanges, type RowPlan } from './row-plan.js';

export interface BillingPlan extends RowPlan<BillingLineRow> {
  /** Cycles that lose lines with a conversation; the clinic's own report may still have them. */
  readonly cut: readonly string[];
}

/** `gone`: conversations that the batch deletes, and with them all that is in them, their lines too. */
export async function planBillingLines(
  store: Store,
  changes: FreshChanges,
  gone: ReadonlySet<string>,
): Promise<BillingPlan> {
  const fresh = changes.fresh.filter((change) => !isLineOf(change, gone));
  const plan = await planRows<'billing-line', BillingLineRow>(
    { ...changes, fresh },
    'billing-line',
    {
      known: changes.held.billingLines,
      seal: (put) => sealLine(store, put.value),
    },
  );
  const lost = gone.size === 0 ? [] : await linesOfConversations(store, gone);
  return {
    puts: plan.puts,
    removed: [...plan.removed, ...lost.map(({ id }) => id)],
    cut: [...new Set(lost.map(({ cycle }) => cycle))],
  };
}

function isLineOf(change: Change, conversations: ReadonlySet<string>): boolean {
  const isLine = change.kind === 'billing-line' && change.op === 'put';
  return isLine && conversations.has(change.value.conversationId);
}

/** Which conversation a line is of is sealed; a conversation goes seldom, so all of them are opened then. */
async function linesOfConversations(
  store: Store,
  conversations: ReadonlySet<string>,
): Promise<readonly BillingLine[]> {
  const rows = await store.db.billingLines.toArray();
  const opened = await Promise.allSettled(rows.map((row) => openLine(store, row)));
  const lines = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  return lines.filter(({ conversationId }) => conversations.has(conversationId));
}

/** All of a line's row but how the server told of it. */
export async function sealLine(
  { vault }: Store,
  { id, cycle, serviceDate, ...words }: BillingLine,
): Promise<Omit<BillingLineRow, 'version' | 'generation'>> {
  const sealed = await vault.seal('billingLines', id, words satisfies BillingWords);
  return { id, cycle, serviceDate, sealed };
}

/** Inside a transaction over every table. */
export async function writeBillingLines(
  store: Store,
  { puts, removed, cut }: BillingPlan,
): Promise<void> {
  const { db } = store;
  await db.billingLines.bulkDelete([...removed]);
  await db.billingLines.bulkPut([...puts]);
  if (cut.length === 0) return;
  const cutAt = await serverNow(store);
  for (const cycle of cut) await patchCycleFetch(store, cycle, () => ({ cutAt }));
}

/** What it did not name is removed; how far back it reached decides which cycles are whole on this device. */
export async function noteFullPull(store: Store, generation: number): Promise<void> {
  const { db } = store;
  await db.billingLines.filter((row) => row.generation < generation).delete();
  await db.meta.put({ key: 'fullPulledAt', value: await serverNow(store) });
}
