import {
  isDue,
  isLeaseOver,
  isToMake,
  isUnfinished,
  laneOf,
  stoppedAs,
  type LastError,
  type Lease,
  type OutboxEntry,
} from './outbox-entry.js';

/** Whoever wants to attempt an entry, and what they know. */
export interface Turn {
  /** Epoch ms of this device. */
  readonly now: number;
  /** The line has just come back: a back-off after silence is not waited out. */
  readonly eager: boolean;
  /** The taker holds the lane's lock, so whoever had the lease is gone. */
  readonly holdsLock: boolean;
  /** For what only a page can do, and nothing else. */
  readonly page?: boolean | undefined;
  /** The server has said that nobody is signed in, or somebody else, and nothing better since. */
  readonly signedOut: boolean;
  /** Epoch ms by the server's clock: it may have forgotten the ids of older attempts. */
  readonly rememberedSince: number;
}

/**
 * Whether an entry may be attempted now: not where it is settled, leased to another, not due, or behind earlier work
 * of its lane. `too-old`: only a person can judge what became of an attempt that the server may have forgotten.
 */
export function turnOf(
  entry: OutboxEntry,
  unfinished: readonly OutboxEntry[],
  turn: Turn,
): 'take' | 'leave' | 'too-old' {
  const due = turn.page ? isToMake(entry, turn.now) : isDue(entry, turn.now, turn.eager);
  if (!due || (turn.signedOut && !turn.page)) return 'leave';
  if (!turn.holdsLock && !isLeaseOver(entry, turn.now)) return 'leave';
  if (unfinished.some((other) => isBefore(other, entry))) return 'leave';
  return isForgotten(entry, turn.rememberedSince) ? 'too-old' : 'take';
}

function isBefore(other: OutboxEntry, entry: OutboxEntry): boolean {
  const sameLane =
    other.conversationId === entry.conversationId && laneOf(other.kind) === laneOf(entry.kind);
  return sameLane && other.seq < entry.seq && isUnfinished(other);
}

/** What only asks to be taken back is never too old. */
function isForgotten(entry: OutboxEntry, rememberedSince: number): boolean {
  if (entry.withdraw !== undefined || entry.attempts <= entry.heard) return false;
  return entry.composedAt < rememberedSince;
}

export type Taken<Entry extends OutboxEntry> = Entry & { readonly lease: Lease };

/** The entry under a lease; bringing its files up, or making its file, is no attempt of its own. */
export function takenUnder<Entry extends OutboxEntry>(
  entry: Entry,
  lease: Lease,
  upload = false,
): Taken<Entry> {
  if (upload) return { ...entry, state: 'waiting', lease };
  return { ...entry, state: 'sending', attempts: entry.attempts + 1, lease };
}

/** Whether the attempt is still its taker's to settle: a frozen tab that wakes up finds a newer fence. */
export function isStillTaken(
  entry: OutboxEntry | undefined,
  taken: Taken<OutboxEntry>,
): entry is OutboxEntry {
  return entry?.state === taken.state && entry.lease?.fence === taken.lease.fence;
}

/** Stopped until a person decides, if one does. */
export function stoppedBy<Entry extends OutboxEntry>(entry: Entry, lastError: LastError): Entry {
  const state = stoppedAs(entry, 'held');
  return { ...entry, state, lastError, lease: undefined, withdraw: undefined };
}
