import { MINUTE_MS } from '../model/retry-delay.js';
import type { Session } from '../model/session.js';
import type { Store } from '../store/database.js';
import { noteSilence, patchSync, readSync, type SyncState } from '../store/meta.js';
import { parkAll, resumeWork } from '../store/outbox-parking.js';
import type { Answer, Backend } from './backend.js';
import { isBusy } from './busy.js';
import { noteQuiet, quietOf } from './quiet.js';

/** What a session says of who is signed in, and when; all that sending depends on. */
export interface Identity {
  readonly user: Pick<Session['user'], 'id'>;
  readonly tenant: Pick<Session['tenant'], 'id'>;
  readonly serverTime: number;
}

/** How much of a session a place reads and keeps: the service worker only who it is of. */
export interface SessionDoor<Found extends Identity = Identity> {
  /** Undefined: the body is not a session. */
  read(body: unknown): Found | undefined;
  keep(store: Store, found: Found): Promise<void>;
}

/** What asking for the session found out. */
export type SessionCheck<Found extends Identity = Session> =
  | { readonly kind: 'signed-in'; readonly session: Found }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'not-ours'; readonly signIn: boolean }
  | { readonly kind: 'no-answer'; readonly quietMs?: number | undefined };

/** Asks who is signed in. Offline: `no-answer`. */
export async function askSession<Found extends Identity>(
  backend: Pick<Backend, 'session'>,
  door: SessionDoor<Found>,
  signal?: AbortSignal,
): Promise<SessionCheck<Found>> {
  const answer = await answerOf(() => backend.session(signal));
  switch (answer.kind) {
    case 'answered': {
      const session = door.read(answer.body);
      return session ? { kind: 'signed-in', session } : { kind: 'not-ours', signIn: false };
    }
    case 'problem':
      return answer.status === 401 ? { kind: 'signed-out' } : busy(answer);
    case 'not-ours':
      return isBusy(answer.status) ? busy(answer) : { kind: 'not-ours', signIn: answer.signIn };
    case 'no-answer':
      return { kind: 'no-answer' };
  }
}

function busy(answer: Parameters<typeof quietOf>[0]): SessionCheck<never> {
  return { kind: 'no-answer', quietMs: quietOf(answer) };
}

/** Who was signed in when this context last heard of it; null: nobody. A worker looks after the work of several people. */
let lastHeard: Identity | null | undefined;

/** What the server said here last was said of somebody else's work, and is bad news for this person's. */
export function heardOfAnother(store: Pick<Store, 'userId' | 'tenantId'>): boolean {
  return lastHeard !== undefined && !(lastHeard !== null && isOf(lastHeard, store));
}

/** The same name at another clinic is another person. */
function isOf({ user, tenant }: Identity, store: Pick<Store, 'userId' | 'tenantId'>): boolean {
  return user.id === store.userId && tenant.id === store.tenantId;
}

/** Asks who is signed in, and notes it. */
export async function checkSession<Found extends Identity>(
  store: Store,
  backend: Pick<Backend, 'session'>,
  door: SessionDoor<Found>,
  signal?: AbortSignal,
): Promise<boolean> {
  const asked = await readSync(store.db);
  return noteSession(store, await askSession(backend, door, signal), door, asked);
}

/**
 * Writes into a person's store what asking for the session found out: work is resumed for the same person
 * only, parked for anybody else; `asked`: as it stood when the question was asked. Resolves with whether this person may sync now.
 */
export async function noteSession<Found extends Identity>(
  store: Store,
  check: SessionCheck<Found>,
  door: SessionDoor<Found>,
  asked: Pick<SyncState, 'signOuts'>,
): Promise<boolean> {
  switch (check.kind) {
    case 'signed-in':
      lastHeard = check.session;
      return noteSignedIn(store, check.session, door, asked);
    case 'signed-out':
      lastHeard = null;
      await parkAll(store, 'session-ended');
      return false;
    case 'not-ours':
      await patchSync(store.db, { notOurs: true, signIn: check.signIn ? 'network' : undefined });
      return false;
    case 'no-answer':
      await noteSilence(store);
      await noteQuiet(store, check.quietMs);
      return false;
  }
}

async function noteSignedIn<Found extends Identity>(
  store: Store,
  session: Found,
  door: SessionDoor<Found>,
  asked: Pick<SyncState, 'signOuts'>,
): Promise<boolean> {
  if (!isOf(session, store)) {
    await parkAll(store, 'other-user');
    return false;
  }
  await door.keep(store, session);
  // Only these tables: the first list of a page must not wait for the others.
  const { outbox, meta } = store.db;
  return store.db.guard.transaction('rw', [outbox, meta], async () => {
    await patchSync(store.db, {
      clockOffset: session.serverTime - store.now(),
      heardAt: session.serverTime,
      offlineSince: undefined,
      notOurs: undefined,
    });
    return resumeWork(store, asked);
  });
}

/** Longer than any request of `HttpBackend`: only a host's own backend can reach it. */
const LONGEST_ANSWER_MS = MINUTE_MS;
const KINDS = new Set<unknown>(['answered', 'problem', 'not-ours', 'no-answer']);

/**
 * A host's own backend may reject, answer nonsense or never: each is a kind of no answer, and none an error of
 * ours. `extraMs`: how much longer the server was asked to wait.
 */
export async function answerOf(ask: () => Promise<Answer>, extraMs = 0): Promise<Answer> {
  const { promise: silence, resolve } = Promise.withResolvers<Answer>();
  const timer = setTimeout(resolve, LONGEST_ANSWER_MS + extraMs, NO_ANSWER);
  try {
    const answer = (await Promise.race([ask(), silence])) as Answer | undefined;
    return answer && KINDS.has(answer.kind)
      ? answer
      : { kind: 'not-ours', status: 0, signIn: false };
  } catch {
    return NO_ANSWER;
  } finally {
    clearTimeout(timer);
  }
}

const NO_ANSWER: Answer = { kind: 'no-answer' };
