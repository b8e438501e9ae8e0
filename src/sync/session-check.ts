import type { Session } from '../model/session.js';
import type { Store } from '../store/database.js';
import { noteSilence, patchSync, saveSession } from '../store/meta.js';
import { parkAll, resumeParked } from '../store/outbox-parking.js';
import type { Answer, Backend } from './backend.js';
import { parseSession } from './contract.js';

/** What asking for the session found out. */
export type SessionCheck =
  | { readonly kind: 'signed-in'; readonly session: Session }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'not-ours'; readonly signIn: boolean }
  | { readonly kind: 'no-answer' };

/** Asks who is signed in. Offline: `no-answer`. */
export async function askSession(backend: Backend, signal?: AbortSignal): Promise<SessionCheck> {
  const answer = await answerOf(() => backend.session(signal));
  switch (answer.kind) {
    case 'answered': {
      const session = parseSession(answer.body);
      return session ? { kind: 'signed-in', session } : { kind: 'not-ours', signIn: false };
    }
    case 'problem':
      return { kind: answer.status === 401 ? 'signed-out' : 'no-answer' };
    case 'not-ours':
      return answer.status >= 500 && answer.status !== 511
        ? { kind: 'no-answer' }
        : { kind: 'not-ours', signIn: answer.signIn };
    case 'no-answer':
      return { kind: 'no-answer' };
  }
}

/**
 * Writes into a person's store what asking for the session found out: work is resumed for the same person
 * only, parked for anybody else. Resolves with whether this person may sync now.
 */
export async function noteSession(store: Store, check: SessionCheck): Promise<boolean> {
  switch (check.kind) {
    case 'signed-in':
      if (check.session.user.id !== store.userId) {
        await parkAll(store, 'other-user');
        return false;
      }
      await saveSession(store, check.session);
      await noteReachable(store);
      return true;
    case 'signed-out':
      await parkAll(store, 'session-ended');
      return false;
    case 'not-ours':
      await patchSync(store.db, { notOurs: true, signIn: check.signIn ? 'network' : undefined });
      return false;
    case 'no-answer':
      await noteSilence(store);
      return false;
  }
}

/** The server answered this person: nothing stands in the way any more. */
async function noteReachable(store: Store): Promise<void> {
  await patchSync(store.db, { offlineSince: undefined, notOurs: undefined, signIn: undefined });
  await resumeParked(store);
}

/** A host's own backend may reject; that is no answer, and never an error of ours. */
export async function answerOf(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch {
    return { kind: 'no-answer', timedOut: false };
  }
}
