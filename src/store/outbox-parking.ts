import { backOffEnded, parkedFor, resumed } from '../model/outbox-parking.js';
import type { Store } from './database.js';
import { patchSync, readSync, type SyncState } from './meta.js';
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
    const { signOuts = 0 } = await readSync(db);
    await patchSync(db, { signIn, signOuts: signOuts + 1 });
  });
}

/**
 * The server knew this person: what waited for that may leave. Not where it has said otherwise since the question
 * was asked, with `signOuts` as they stood then: a slow answer is older than the refusal that overtook it. In a
 * transaction over the outbox and `meta`; gives whether it still holds.
 */
export async function resumeWork(
  store: Pick<Store, 'db' | 'now'>,
  asked: Pick<SyncState, 'signOuts'>,
): Promise<boolean> {
  if ((await readSync(store.db)).signOuts !== asked.signOuts) return false;
  await patchSync(store.db, { signIn: undefined });
  await resumeParked(store);
  await endBackOff(store);
  return true;
}

async function resumeParked({ db, now }: Pick<Store, 'db' | 'now'>): Promise<void> {
  for (const entry of await entriesIn(db, 'parked')) {
    const free = resumed(entry, now());
    if (free) await db.outbox.put(free);
  }
}

/** The server answers again: back-offs after silence end. */
async function endBackOff({ db, now }: Pick<Store, 'db' | 'now'>): Promise<void> {
  for (const entry of [...(await entriesIn(db, 'waiting')), ...(await entriesIn(db, 'parked'))]) {
    const sooner = backOffEnded(entry, now());
    if (sooner) await db.outbox.put(sooner);
  }
}
