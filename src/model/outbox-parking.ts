import {
  isLocked,
  isSignedOut,
  isUntouched,
  type LastError,
  type OutboxEntry,
} from './outbox-entry.js';
import { retryDelay, SECOND_MS } from './retry-delay.js';

/** A stranger who answers writes only is not asked more often than this. */
const STRANGER_PAUSE_MS = 30 * SECOND_MS;
/** The devices of a clinic that signs in again do not all write in one moment. */
const SPREAD_MS = SECOND_MS;

/** Waits for a sign-in of its author, and for nothing else. */
export function parkedFor<Entry extends OutboxEntry>(
  entry: Entry,
  reason: 'sign-in-needed' | 'other-user',
): Entry {
  const lastError: LastError = { reason };
  return { ...entry, state: 'parked', lastError };
}

/**
 * What waited for a sign-in of its author, who is signed in again: it goes at once, however long it had backed off.
 * Undefined: it waits for something else.
 */
export function resumed<Entry extends OutboxEntry>(entry: Entry, now: number): Entry | undefined {
  if (!isSignedOut(entry)) return undefined;
  // An undo window that began before the sign-out goes on.
  const undoableUntil = isUntouched(entry) ? entry.nextAt : 0;
  const nextAt = Math.max(undoableUntil, now + pauseAfterSignIn(entry));
  const { attempts: attemptsAtSignIn } = entry;
  return { ...entry, state: 'waiting', lastError: undefined, nextAt, attemptsAtSignIn };
}

/**
 * Nothing of it leaves before its person unlocks their inbox. Undefined: it does not leave by itself anyway, or waits
 * for a sign-in.
 */
export function parkedByLock<Entry extends OutboxEntry>(entry: Entry): Entry | undefined {
  const leaves = entry.state === 'waiting' || entry.state === 'parked';
  if (!leaves || isSignedOut(entry) || isLocked(entry)) return undefined;
  const lastError: LastError = { reason: 'locked' };
  return { ...entry, state: 'parked', lastError, beforeLock: entry.lastError };
}

/** Unlocked: it waits as it did before, its undo window and its back-off too. Undefined: it waits for something else. */
export function unlocked<Entry extends OutboxEntry>(entry: Entry): Entry | undefined {
  if (!isLocked(entry)) return undefined;
  return { ...entry, state: 'waiting', lastError: entry.beforeLock, beforeLock: undefined };
}

/** Ms. A server that answers questions but refuses every write must not be asked without a growing pause. */
function pauseAfterSignIn({ attempts, attemptsAtSignIn, composedAt }: OutboxEntry): number {
  if (attempts < 2) return 0;
  const refusedAtOnce = attemptsAtSignIn !== undefined && attempts === attemptsAtSignIn + 1;
  return refusedAtOnce ? retryDelay(attempts, 0.5) : composedAt % SPREAD_MS;
}

/**
 * What backed off after silence may leave once the server answers again, and what a stranger answered is tried again
 * soon; undefined: it waits for something else.
 */
export function backOffEnded<Entry extends OutboxEntry>(
  entry: Entry,
  now: number,
): Entry | undefined {
  const reason = entry.lastError?.reason;
  if (reason !== 'no-answer' && reason !== 'not-ours') return undefined;
  const soonest = now + (reason === 'not-ours' ? STRANGER_PAUSE_MS : 0);
  return entry.nextAt > soonest ? { ...entry, nextAt: soonest } : undefined;
}
