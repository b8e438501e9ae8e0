import { isDue, isSignedOut, laneHeads } from '../model/outbox-entry.js';
import type { Store } from '../store/database.js';
import { isAway, peopleOfDevice } from '../store/device.js';
import { readSync, type SyncState } from '../store/meta.js';
import { unfinishedEntries } from '../store/outbox.js';
import { payParking } from '../store/outbox-parking.js';
import type { PushContext } from './push.js';
import { isQuiet } from './quiet.js';
import { checkSession, heardOfAnother } from './session-check.js';

/** After silence or a sign-in problem, a harmless question comes first: a write must not be the probe. */
export async function mayDrain({ store, backend, door, signal }: PushContext): Promise<boolean> {
  await payParking(store);
  const unfinished = await unfinishedEntries(store.db);
  const heads = laneHeads(unfinished);
  if (!heads.some((entry) => isDue(entry, store.now(), true) || isSignedOut(entry))) return false;
  const sync = await readSync(store.db);
  if (isQuiet(sync, store.now())) return false;
  if (!isDoubtful(sync) && !heads.some(isSignedOut) && !heardOfAnother(store)) return true;
  return checkSession(store, backend, door, signal);
}

/** Whether work may leave still: nobody has signed out or locked the inbox meanwhile, in whatever tab. */
export async function mayGoOn({ db, name }: Pick<Store, 'db' | 'name'>): Promise<boolean> {
  const [{ signIn }, people] = await Promise.all([readSync(db), peopleOfDevice()]);
  const person = people.find(({ database }) => database === name);
  return signIn === undefined && !(person && isAway(person));
}

function isDoubtful(sync: SyncState): boolean {
  return (
    sync.offlineSince !== undefined ||
    sync.signIn !== undefined ||
    sync.notOurs === true ||
    !navigator.onLine
  );
}
