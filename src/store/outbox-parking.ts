import { isSignedOut, type LastError } from '../model/outbox-entry.js';
import { retryDelay } from '../model/retry-delay.js';
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

/** Somebody answers again: what backed off after silence may leave; in a transaction over the outbox. */
export async function endSilence({ db, now }: Pick<Store, 'db' | 'now'>): Promise<void> {
  for (const entry of await entriesIn(db, 'waiting')) {
    if (entry.lastError?.reason !== 'no-answer') continue;
    await db.outbox.put({ ...entry, nextAt: Math.min(entry.nextAt, now()) });
  }
}
