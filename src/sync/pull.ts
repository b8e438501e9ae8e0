import { SECOND_MS } from '../model/retry-delay.js';
import { applyChanges } from '../store/apply-changes.js';
import type { Store } from '../store/database.js';
import { noteSilence, patchSync, readSync, type SyncState } from '../store/meta.js';
import { parkAll, resumeWork } from '../store/outbox-parking.js';
import { writeNotices } from '../store/write-notices.js';
import type { Answer, Backend } from './backend.js';
import { isBusy } from './busy.js';
import { parseChangesPage, type ChangesPage } from './contract.js';
import { isQuiet, quietOf, noteQuiet } from './quiet.js';
import { answerOf } from './session-check.js';

const PAGE = 500;
/** An endless feed must end: no clinic fills this many pages between two pulls. */
const MOST_PAGES = 4_000;
/** Ids of malformed items that are remembered for the status. */
const MOST_SET_ASIDE = 100;

export interface PullContext {
  readonly store: Store;
  readonly backend: Backend;
}

/** How a pull ended; each end but `done` is also noted in the store, where the screen finds it. */
export type PullEnd = 'done' | 'offline' | 'signed-out' | 'not-ours' | 'stopped';

/**
 * Fetches what changed, page by page, each written with the cursor that covers it, so that it goes on where it
 * was interrupted. `wait`: seconds for which the server may hold its answer. Offline, and where the server asked
 * for quiet, it resolves at once.
 */
export async function pull(
  context: PullContext,
  { wait = 0, signal }: { readonly wait?: number; readonly signal?: AbortSignal } = {},
): Promise<PullEnd> {
  const { store, backend } = context;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const sync = await begun(store);
    if (isQuiet(sync, store.now())) return 'offline';
    const held = pages === 0 && sync.fullPull === undefined ? wait : 0;
    const request = { userId: store.userId, since: sync.cursor, limit: PAGE, wait: held };
    const answer = await answerOf(() => backend.changes(request, signal), held * SECOND_MS);
    if (signal?.aborted) return 'stopped';
    const end = await take(context, answer, sync);
    if (end !== 'more') return end;
  }
  return 'not-ours';
}

/** Without a cursor a full pull begins: its rows get a generation of their own. */
async function begun(store: Store): Promise<SyncState> {
  const sync = await readSync(store.db);
  if (sync.cursor !== undefined || sync.fullPull !== undefined) return sync;
  await patchSync(store.db, {
    generation: sync.generation + 1,
    fullPull: { received: 0 },
    setAside: [],
  });
  return readSync(store.db);
}

async function take(
  context: PullContext,
  answer: Answer,
  sync: SyncState,
): Promise<PullEnd | 'more'> {
  const { store } = context;
  switch (answer.kind) {
    case 'answered': {
      const page = parseChangesPage(answer.body);
      return page && isFor(store, page, sync) ? apply(store, page, sync) : strange(store, page);
    }
    case 'problem':
      return refused(store, answer, sync.cursor);
    case 'not-ours':
      if (isBusy(answer.status)) return silent(store, quietOf(answer));
      await patchSync(store.db, { notOurs: true, signIn: answer.signIn ? 'network' : undefined });
      return 'not-ours';
    case 'no-answer':
      return silent(store, undefined);
  }
}

function isFor(store: Store, page: ChangesPage, sync: SyncState): boolean {
  return isOwn(store, page) && (!page.more || page.cursor !== sync.cursor);
}

function isOwn(store: Store, page: ChangesPage): boolean {
  return page.userId === store.userId && page.tenantId === store.tenantId;
}

async function apply(store: Store, page: ChangesPage, sync: SyncState): Promise<PullEnd | 'more'> {
  const named = page.changes.filter(({ kind, op }) => kind === 'conversation' && op === 'put');
  const received = (sync.fullPull?.received ?? 0) + named.length;
  const total = page.total ?? sync.fullPull?.total;
  await applyChanges(store, page.changes, {
    fullPull: sync.fullPull !== undefined,
    complete: sync.fullPull !== undefined && !page.more,
    from: { cursor: sync.cursor, generation: sync.generation },
    within: async () => {
      await writeNotices(store.db, page.changes, sync.fullPull !== undefined);
      await resumeWork(store, sync);
    },
    sync: {
      cursor: page.cursor,
      clockOffset: page.serverTime - store.now(),
      heardAt: page.serverTime,
      toldUpTo: page.more ? undefined : page.serverTime,
      offlineSince: undefined,
      notOurs: undefined,
      setAside: setAsideAfter(sync, page),
      fullPull: sync.fullPull && page.more ? { received, total } : undefined,
      ...(page.more ? {} : { lastSyncedAt: store.now() }),
    },
  });
  return page.more ? 'more' : 'done';
}

function setAsideAfter(sync: SyncState, page: ChangesPage): readonly string[] {
  const passed = new Set(page.changes.map(({ id }) => id));
  const kept = sync.setAside.filter((id) => !passed.has(id));
  const all = new Set([...kept, ...page.rejected.map(({ id }) => id)]);
  return [...all].slice(-MOST_SET_ASIDE);
}

/** Another person's answer stops everything; a page that makes no sense is nobody's. */
async function strange(store: Store, page: ChangesPage | undefined): Promise<PullEnd> {
  if (page !== undefined && !isOwn(store, page)) {
    await parkAll(store, 'other-user');
    return 'signed-out';
  }
  await patchSync(store.db, { notOurs: true });
  return 'not-ours';
}

async function refused(
  store: Store,
  answer: Extract<Answer, { kind: 'problem' }>,
  since: string | undefined,
): Promise<PullEnd | 'more'> {
  const { status, slug } = answer;
  if (status === 410 && slug === 'cursor-expired') {
    if (!since) return silent(store, undefined);
    await patchSync(store.db, { cursor: undefined, fullPull: undefined });
    return 'more';
  }
  if (status === 401) {
    await parkAll(store, slug === 'other-user' ? 'other-user' : 'session-ended');
    return 'signed-out';
  }
  return silent(store, quietOf(answer));
}

/** A server that is too busy to tell anything is, for the person at the desk, one that does not answer. */
async function silent(store: Store, quietMs: number | undefined): Promise<PullEnd> {
  await noteSilence(store);
  await noteQuiet(store, quietMs);
  return 'offline';
}
