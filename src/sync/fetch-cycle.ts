import type { CycleTrouble } from '../model/cycle-fetch.js';
import { StorageFullError } from '../model/errors.js';
import { MINUTE_MS } from '../model/retry-delay.js';
import {
  endCycleWish,
  wantedCycles,
  watchWantedCycles,
  type WantedCycle,
} from '../store/cycle-fetches.js';
import type { Store } from '../store/database.js';
import { keepFetchedLines } from '../store/fetched-lines.js';
import { patchSync, serverNow } from '../store/meta.js';
import type { Answer, Backend } from './backend.js';
import { parseCycleReport } from './contract.js';
import { followWishes, type WishEnd } from './follow-wishes.js';
import { answerOf } from './session-check.js';
import { refusalOf } from './wish-refusal.js';

/** Ten thousand lines are four megabytes: so much longer than usual they may take. */
export const REPORT_EXTRA_MS = MINUTE_MS;

export interface FetchCycleContext {
  readonly store: Store;
  readonly backend: Pick<Backend, 'billingLines'>;
  readonly signal?: AbortSignal;
}

/** Fetches the billing cycles that people ask for, until stopped. */
export function startCycleFetches(context: FetchCycleContext): () => void {
  const { store } = context;
  return followWishes({
    read: () => wantedCycles(store.db),
    watch: (next, fail) => watchWantedCycles(store, next, fail),
    nameOf: ({ cycle, wantedAt }) => `${cycle} ${wantedAt}`,
    lockOf: ({ cycle }) => `intray-cycle:${store.name}:${cycle}`,
    follow: (wanted, signal) => fetchCycle({ ...context, signal }, wanted),
  });
}

interface Asked {
  /** By this device's clock. */
  readonly here: number;
  /** By the server's. */
  readonly there: number;
}

/** Asks the server for its report of one cycle, and keeps the lines. Offline the wish stays. */
export async function fetchCycle(
  { store, backend, signal }: FetchCycleContext,
  wanted: WantedCycle,
): Promise<WishEnd> {
  const request = { userId: store.userId, cycle: wanted.cycle };
  const asked = { here: store.now(), there: await serverNow(store) };
  const answer = await answerOf(() => backend.billingLines(request, signal), REPORT_EXTRA_MS);
  if (signal?.aborted) return 'later';
  try {
    return await take(store, wanted, { answer, asked });
  } catch (error) {
    if (error instanceof StorageFullError) return await troubled(store, wanted, 'storage-full');
    throw error;
  }
}

async function take(
  store: Store,
  wanted: WantedCycle,
  { answer, asked }: { readonly answer: Answer; readonly asked: Asked },
): Promise<WishEnd> {
  if (answer.kind === 'answered') return keep(store, wanted, { body: answer.body, asked });
  const status = await refusalOf(store, answer);
  return status === undefined ? 'later' : refused(store, wanted, status);
}

/** A report of another cycle is none: the clinic may count its cycles otherwise than it says. */
async function keep(
  store: Store,
  wanted: WantedCycle,
  { body, asked }: { readonly body: unknown; readonly asked: Asked },
): Promise<WishEnd> {
  const report = parseCycleReport(body);
  if (report?.cycle !== wanted.cycle) return troubled(store, wanted, 'no-report');
  const { cycle, lines, setAside } = report;
  await keepFetchedLines(store, { cycle, lines, askedAt: asked.here });
  await endCycleWish(store, wanted, { fetchedAt: asked.there, setAside, trouble: undefined });
  return 'settled';
}

async function refused(store: Store, wanted: WantedCycle, status: number): Promise<WishEnd> {
  if (status !== 403) return troubled(store, wanted, 'no-report');
  // What this person may do has changed: the screen should hear of it.
  await patchSync(store.db, { staleSession: true });
  return troubled(store, wanted, 'not-allowed');
}

async function troubled(
  store: Store,
  wanted: WantedCycle,
  trouble: CycleTrouble,
): Promise<WishEnd> {
  await endCycleWish(store, wanted, { trouble });
  return 'settled';
}
