import type { LastError } from '../model/outbox-entry.js';
import type { Store } from './database.js';
import { patchSync, type SyncState } from './meta.js';
import { entriesIn } from './outbox.js';

/** Nobody's turn before a person has signed in. */
const NEVER = Number.MAX_SAFE_INTEGER;

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
      await db.outbox.put({ ...entry, state: 'parked', nextAt: NEVER, lastError });
    }
    await patchSync(db, { signIn });
  });
}

/** The same person is signed in again: what was parked for that reason may leave. */
export async function resumeParked(store: Store): Promise<void> {
  const { db } = store;
  await db.transaction('rw', db.outbox, async () => {
    for (const entry of await entriesIn(db, 'parked')) {
      const { lastError, ...kept } = entry;
      await db.outbox.put({ ...kept, state: 'waiting', nextAt: store.now() });
    }
  });
}
