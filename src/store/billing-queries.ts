import { Dexie } from 'dexie';

import { dayIn, weekOf } from '../model/billing-cycle.js';
import { byService, isCounted, type BillingLine } from '../model/billing-line.js';
import type { CycleFetch } from '../model/cycle-fetch.js';
import { LineOpener, type OpenedLines } from './billing-lines.js';
import { cycleFetches } from './cycle-fetches.js';
import type { BillingExportRow, IntrayDatabase, OutboxRow, Store } from './database.js';
import { deliveryOf } from './delivery.js';
import { live } from './live.js';
import { readMeta, readSession, serverNow } from './meta.js';
import { openReplyAnyway, unfinishedEntries } from './outbox.js';
import type { Delivery } from './views.js';

export type { OpenedLines } from './billing-lines.js';

/** Follows the lines of a cycle that this device knows, those taken back included, in no order. */
export function watchBillingLines(
  store: Store,
  cycle: string,
  next: (lines: OpenedLines) => void,
  fail: (error: unknown) => void,
): () => void {
  const opener = new LineOpener(store);
  return live(
    () => anyChange(store.db),
    () => opener.open([cycle]),
    { next, fail },
  );
}

/**
 * What a live query depends on in place of the lines themselves: of those Dexie would note every id, of ten
 * thousand. Whatever changes in the table asks for this anew.
 */
function anyChange(db: IntrayDatabase): Promise<number> {
  return db.billingLines.count();
}

/** What surrounds the lines of every cycle. */
export interface BillingFacts {
  /** Cycles of which this device knows a line, oldest first. */
  readonly cycles: readonly string[];
  /** When everything was last fetched anew (epoch ms, server); undefined: not yet. */
  readonly fullPulledAt: number | undefined;
  /** What was asked of the server about single cycles. */
  readonly fetches: readonly CycleFetch[];
}

export function watchBillingFacts(
  store: Store,
  next: (facts: BillingFacts) => void,
  fail: (error: unknown) => void,
): () => void {
  const { db } = store;
  return live(
    async () => ({
      cycles: await cyclesIn(db),
      fullPulledAt: await readMeta(db, 'fullPulledAt'),
      fetches: await cycleFetches(db),
    }),
    (facts) => Promise.resolve(facts),
    { next, fail },
  );
}

/** A reply with a fee code that the server has not accepted: it makes no line, and may never make one. */
export interface UnsentBilling {
  readonly id: string;
  readonly conversationId: string;
  readonly patientName: string;
  readonly feeCode: string;
  readonly delivery: Delivery;
}

/** Follows this person's billable replies that wait on this device, oldest first. */
export function watchUnsentBilling(
  store: Store,
  next: (unsent: readonly UnsentBilling[]) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    async () => (await unfinishedEntries(store.db)).filter(({ kind }) => kind === 'reply'),
    async (rows) => (await Promise.all(rows.map((row) => unsentOf(store, row)))).flat(),
    { next, fail },
  );
}

async function unsentOf(store: Store, row: OutboxRow): Promise<UnsentBilling[]> {
  const { patientName, options } = await openReplyAnyway(store, row);
  if (options.feeCode === undefined) return [];
  const { id, conversationId } = row;
  const delivery = deliveryOf(row, store.now());
  return [{ id, conversationId, patientName, feeCode: options.feeCode, delivery }];
}

export type BillingExport = Pick<BillingExportRow, 'at' | 'lineIds'>;

/** Follows what this person exported of a cycle on this computer, oldest first. */
export function watchBillingExports(
  store: Store,
  cycle: string,
  next: (exports: readonly BillingExport[]) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () => store.db.billingExports.where('cycle').equals(cycle).toArray(),
    (rows) => Promise.resolve(rows.sort((a, b) => a.at - b.at)),
    { next, fail },
  );
}

/** What helps while a fee code is typed; hints only, for no rule is known here. */
export interface BillingHints {
  /** Codes that this person billed lately, the latest first. */
  readonly recentCodes: readonly string[];
  /** What is billed already for the patient in the clinic's week, which begins on Sunday; oldest first. */
  readonly thisWeek: readonly BillingLine[];
}

const RECENT_CODES = 8;

/** Follows the hints for a reply to a patient, from the newest two cycles that this device knows. */
export function watchBillingHints(
  store: Store,
  patientId: string,
  next: (hints: BillingHints) => void,
  fail: (error: unknown) => void,
): () => void {
  const opener = new LineOpener(store);
  return live(
    () => anyChange(store.db),
    async () => {
      const { lines } = await opener.open((await cyclesIn(store.db)).slice(-2));
      const week = weekOf(await today(store));
      return hintsOf(lines.toSorted(byService), { patientId, week, userId: store.userId });
    },
    { next, fail },
  );
}

function hintsOf(
  lines: readonly BillingLine[],
  of: { readonly patientId: string; readonly week: string; readonly userId: string },
): BillingHints {
  const own = lines.filter(({ enteredBy }) => enteredBy === of.userId).reverse();
  return {
    recentCodes: [...new Set(own.map(({ feeCode }) => feeCode))].slice(0, RECENT_CODES),
    thisWeek: lines.filter(
      (line) => line.patient.id === of.patientId && isCounted(line) && line.serviceDate >= of.week,
    ),
  };
}

async function today(store: Store): Promise<string> {
  const session = await readSession(store);
  return dayIn(session?.tenant.timeZone ?? 'UTC', await serverNow(store));
}

/** One look into the index for each. */
async function cyclesIn(db: IntrayDatabase): Promise<readonly string[]> {
  const cycles: string[] = [];
  for (;;) {
    const after = cycles.at(-1) ?? '';
    const row = await db.billingLines
      .where('cycle')
      .between(after, Dexie.maxKey, false, false)
      .first();
    if (row === undefined) return cycles;
    cycles.push(row.cycle);
  }
}
