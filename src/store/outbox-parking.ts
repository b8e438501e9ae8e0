import { isSignedOut, type LastError } from '../model/outbox-entry.js';
import { retryDelay, SECOND_MS } from '../model/retry-delay.js';
import type { Store } from './database.js';
import { patchSync, type SyncState } from './meta.js';
import { entriesIn } from './outbox.js';

/** The session is over: all queued work of this person waits for them, and for nobody else. */
export async function parkAll(
  store: Store,
  signIn: NonNullable<SyncState['signIn']>,
): Promise<void> {
  const { db } = store;
  const lastError: LastError = {
    reason: signIn === 'other-user' ? 'other-user' : 'sign-in-needed',
  };
  await db.transaction('rw', db.outbox, db.meta, async () => {
    for (const entry of await entriesIn(db, 'waiting')) {
      await db.outbox.put({ ...entry, state: 'parked', lastError });
    }
    await patchSync(db, { signIn });
  });
}

/** The same person is signed in again: what waited for that may leave; in a transaction over the outbox. */
export async function resumeParked({ db, now }: Pick<Store, 'db' | 'now'>): Promise<void> {
  for (const entry of (await entriesIn(db, 'parked')).filter(isSignedOut)) {
    const { lastError, ...kept } = entry;
    // A server that answers questions but refuses every write must not be asked without a pause.
    const delayMs = entry.attempts > 1 ? retryDelay(entry.attempts, 0.5) : 0;
    await db.outbox.put({ ...kept, state: 'waiting', nextAt: now() + delayMs });
  }
}

/** A stranger who answers writes only is not asked more often than this. */
const STRANGER_PAUSE_MS = 30 * SECOND_MS;

/**
 * The server answers again: what backed off after silence may leave, and what a stranger answered is tried
 * again soon; in a transaction over the outbox.
 */
export async function endBackOff({ db, now }: Pick<Store, 'db' | 'now'>): Promise<void> {
  for (const entry of [...(await entriesIn(db, 'waiting')), ...(await entriesIn(db, 'parked'))]) {
    const reason = entry.lastError?.reason;
    if (reason !== 'no-answer' && reason !== 'not-ours') continue;
    const soonest = now() + (reason === 'not-ours' ? STRANGER_PAUSE_MS : 0);
    if (entry.nextAt > soonest) await db.outbox.put({ ...entry, nextAt: soonest });
  }
}
