import { backOffEnded, parkedFor, resumed } from '../model/outbox-parking.js';
import type { Store } from './database.js';
import { patchSync, type SyncState } from './meta.js';
import { entriesIn } from './outbox.js';

/** The session is over: all queued work of this person waits for them, and for nobody else. */
export async function parkAll(
  store: Store,
  signIn: NonNullable<SyncState['signIn']>,
): Promise<void> {
  const { db } = store;
  const reason = signIn === 'other-user' ? 'other-user' : 'sign-in-needed';
  await db.guard.transaction('rw', [db.outbox, db.meta], async () => {
    for (const entry of await entriesIn(db, 'waiting'))
      await db.outbox.put(parkedFor(entry, reason));
    await patchSync(db, { signIn });
  });
}

/** The same person is signed in again: what waited for that may leave; in a transaction over the outbox. */
export async function resumeParked({ db, now }: Pick<Store, 'db' | 'now'>): Promise<void> {
  for (const entry of await entriesIn(db, 'parked')) {
    const free = resumed(entry, now());
    if (free) await db.outbox.put(free);
  }
}

/** The server answers again: back-offs after silence end; in a transaction over the outbox. */
export async function endBackOff({ db, now }: Pick<Store, 'db' | 'now'>): Promise<void> {
  for (const entry of [...(await entriesIn(db, 'waiting')), ...(await entriesIn(db, 'parked'))]) {
    const sooner = backOffEnded(entry, now());
    if (sooner) await db.outbox.put(sooner);
  }
}
