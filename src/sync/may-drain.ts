import { isDue, isSignedOut, laneHeads } from '../model/outbox-entry.js';
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

function isDoubtful(sync: SyncState): boolean {
  return (
    sync.offlineSince !== undefined ||
    sync.signIn !== undefined ||
    sync.notOurs === true ||
    !navigator.onLine
  );
}
