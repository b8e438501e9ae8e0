import { isLeaseOver, type OutboxEntry } from '../model/outbox-entry.js';

/** Leases are compared with a margin, because clocks of two contexts may be moved apart by a sleep. */
const MARGIN_MS = 45_000;

interface LockedLane {
  readonly name: string;
  /** Epoch ms of this device. */
  readonly now: () => number;
  /** What is to be attempted, as it stands by then. */
  readonly look: () => Promise<OutboxEntry | undefined>;
}

/**
 * Runs one attempt under its lane's lock; resolves with undefined where another context holds it. A lock is taken
 * from its holder only after the lease is long over, or where nobody made one of it for as long: a frozen tab keeps
 * its locks for ever (measured), and the new lease ends the reason to take it again. Without locks, and with one whose
 * holder may yet wake, the attempt runs all the same, told so; so is one whose lock is taken away, which runs on.
 */
export async function withLaneLock<End>(
  { name, look, now }: LockedLane,
  attempt: (holdsLock: () => boolean) => Promise<End>,
): Promise<End | undefined> {
  const locks = (navigator as { locks?: LockManager }).locks;
  if (locks === undefined) return attempt(never);
  const done = await underLock(locks, { name, ifAvailable: true }, attempt);
  if (done !== undefined) return done;
  const entry = await look();
  if (entry === undefined || !isAbandoned(entry, now())) return undefined;
  return underLock(locks, { name, steal: true }, () => attempt(never));
}

/** Ends with the work, also where the lock was taken away meanwhile: a request that rejects then leaves it running. */
async function underLock<End>(
  locks: LockManager,
  { name, ...options }: LockOptions & { readonly name: string },
  work: (isHeld: () => boolean) => Promise<End>,
): Promise<End | undefined> {
  let isHeld = true;
  let done: Promise<End> | undefined;
  try {
    await locks.request(name, options, (lock) => (done = lock ? work(() => isHeld) : undefined));
  } catch (error) {
    if (done === undefined) throw error;
    isHeld = false;
  }
  return done;
}

function never(): boolean {
  return false;
}

/** Whoever holds the lane's lock has let a lease run out, or fell asleep before or after one. */
function isAbandoned(entry: OutboxEntry, now: number): boolean {
  if (entry.lease === undefined) return entry.nextAt <= now - 2 * MARGIN_MS;
  return isLeaseOver(entry, now - MARGIN_MS);
}
