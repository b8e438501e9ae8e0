import { backOffEnded, parkedFor, resumed } from '../model/outbox-parking.js';
import type { Store } from './database.js';
import { patchSync, readSync, type SyncState } from './meta.js';
import { entriesIn } from './outbox.js';
import { inOneTransaction } from './transaction.js';

type Refusal = NonNullable<SyncState['signIn']>;

/** What the server said here and a full disk has not taken down yet: of each database, however often it is opened. */
const owed = new Map<string, { readonly signIn: Refusal }>();

/** From now on nothing leaves this context, whatever becomes of writing that down. */
export function oweParking({ db }: Pick<Store, 'db'>, signIn: Refusal): void {
  owed.set(db.name, { signIn });
}

/** The session is over: all queued work of this person waits for them, and for nobody else. */
export async function parkAll(store: Store, signIn: Refusal): Promise<void> {
  oweParking(store, signIn);
  await payParking(store);
}

/** Before anything leaves. Rejects with `StorageFullError` where the disk still does not take it. */
export async function payParking(store: Store): Promise<void> {
  const { db } = store;
  const debt = owed.get(db.name);
  if (debt === undefined) return;
  const { signIn } = debt;
  const reason = signIn === 'other-user' ? 'other-user' : 'sign-in-needed';
  const park = async (): Promise<void> => {
    for (const entry of await entriesIn(db, 'waiting'))
      await db.outbox.put(parkedFor(entry, reason));
    const { signOuts = 0 } = await readSync(db);
    await patchSync(db, { signIn, signOuts: signOuts + 1 });
  };
  await inOneTransaction(store, park, [db.outbox, db.meta]);
  if (owed.get(db.name) === debt) owed.delete(db.name);
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
  const { signOuts } = await readSync(store.db);
  if (owed.has(store.db.name) || signOuts !== asked.signOuts) return false;
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
