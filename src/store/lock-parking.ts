import { parkedByLock, unlocked } from '../model/outbox-parking.js';
import { sealAudit } from './audit.js';
import type { OutboxRow, Store } from './database.js';
import { lockOf, noteLock } from './device.js';
import { putEntry } from './enqueue.js';
import { noteSignedOut } from './leave-device.js';
import { entriesIn } from './outbox.js';
import { inOneTransaction } from './transaction.js';

/** The inbox is locked: its queued work waits until it is unlocked, and so does the word of it to the clinic. */
export async function parkForLock(store: Store): Promise<void> {
  const audit = await sealAudit(store, 'locked', '');
  await inOneTransaction(store, async () => {
    await putEntry(store, audit);
    await changeEach(store, parkedByLock);
  });
}

/** Unlocked by whomever: what waited for that, and for nothing else, waits to be sent again. */
export async function freeLocked(store: Store): Promise<void> {
  // A tab that has not heard of it yet must not undo a lock of this moment.
  if (await lockOf(store.name)) return;
  await inOneTransaction(store, () => changeEach(store, unlocked), [store.db.outbox]);
}

/** The clinic is told who unlocked it, once; `freeLocked` may run beside it in every tab. */
export async function tellUnlocked(store: Store): Promise<void> {
  const audit = await sealAudit(store, 'unlocked', '');
  await inOneTransaction(store, () => putEntry(store, audit));
}

/**
 * Nobody sees what is unsent behind a lock, so nothing is decided about it: all of it stays sealed here until the same
 * person signs in again, which unlocks it.
 */
export async function signOutLocked(database: string): Promise<void> {
  await noteSignedOut(database);
  await noteLock(database, undefined);
}

async function changeEach(
  { db }: Store,
  change: (entry: OutboxRow) => OutboxRow | undefined,
): Promise<void> {
  for (const entry of [...(await entriesIn(db, 'waiting')), ...(await entriesIn(db, 'parked'))]) {
    const changed = change(entry);
    if (changed) await db.outbox.put(changed);
  }
}
