import {
  isDue,
  isLeaseOver,
  isUnfinished,
  laneOf,
  stoppedAs,
  type LastError,
  type Lease,
} from '../model/outbox-entry.js';
import type { OutboxRow, Store } from './database.js';
import { readMeta, readSync } from './meta.js';
import { showAgain, unfinishedOf } from './outbox.js';

/** Longer than a request may take, so that two contexts rarely send the same entry at once. */
const LEASE_MS = 45_000;
/** The same for a part of a file. */
export const UPLOAD_LEASE_MS = 150_000;

export type TakenRow = OutboxRow & { readonly lease: Lease };

export interface TakeOptions {
  readonly owner: string;
  readonly eager: boolean;
  /** The taker holds the lane's lock, so whoever had the lease is gone. */
  readonly holdsLock: boolean;
  /** For its files only: the reply itself is not attempted by that. */
  readonly upload?: boolean;
  /** A server forgets ids after this time; an older attempt is for a person to judge. */
  readonly rememberMs: number;
}

/**
 * Takes an entry for one attempt, or for its files: lease, fence and state in one short transaction. Undefined where it is not
 * its turn: settled meanwhile, leased to another, not due, or behind earlier work of its lane.
 */
export function takeEntry(
  store: Store,
  seq: number,
  options: TakeOptions,
): Promise<TakenRow | undefined> {
  const { db } = store;
  return db.transaction('rw', db.tables, async () => {
    const now = store.now();
    const entry = await db.outbox.get(seq);
    if (entry === undefined || !isDue(entry, now, options.eager)) return undefined;
    if (!options.holdsLock && !isLeaseOver(entry, now)) return undefined;
    if (await hasEarlier(store, entry)) return undefined;
    if (await isForgotten(store, entry, options.rememberMs)) {
      await hold(store, entry, { reason: 'too-old' });
      return undefined;
    }
    const fence = ((await readMeta(db, 'fence')) ?? 0) + 1;
    const until = now + (options.upload ? UPLOAD_LEASE_MS : LEASE_MS);
    const lease: Lease = { owner: options.owner, until, fence };
    const attempts = entry.attempts + (options.upload ? 0 : 1);
    const state = options.upload ? 'waiting' : 'sending';
    const taken = { ...entry, state, attempts, lease } as const;
    await db.meta.put({ key: 'fence', value: fence });
    await db.outbox.put(taken);
    return taken;
  });
}

/** The entry while the attempt is ours to settle: a frozen tab that wakes up finds a newer fence. */
export async function stillOurs({ db }: Store, taken: TakenRow): Promise<OutboxRow | undefined> {
  const entry = await db.outbox.get(taken.seq);
  const ours = entry?.state === taken.state && entry.lease?.fence === taken.lease.fence;
  return ours ? entry : undefined;
}

/** Stops an entry until a person decides, if one does; inside a transaction over every table. */
export async function hold(store: Store, entry: OutboxRow, lastError: LastError): Promise<void> {
  const { lease, withdraw, sealed, ...kept } = entry;
  const state = stoppedAs(entry, 'held');
  const words = state === 'withdrawn' ? {} : { sealed };
  await store.db.outbox.put({ ...kept, ...words, state, lastError });
  await showAgain(store, entry.conversationId);
}

async function hasEarlier({ db }: Store, entry: OutboxRow): Promise<boolean> {
  const unfinished = await unfinishedOf(db, entry.conversationId);
  return unfinished.some(
    (other) =>
      other.seq < entry.seq && laneOf(other.kind) === laneOf(entry.kind) && isUnfinished(other),
  );
}

/** By the server's clock, as the entry's own moment is. What only asks to be taken back is never too old. */
async function isForgotten(store: Store, entry: OutboxRow, rememberMs: number): Promise<boolean> {
  if (entry.withdraw !== undefined || entry.attempts <= entry.heard) return false;
  const { clockOffset } = await readSync(store.db);
  return entry.composedAt < store.now() + clockOffset - rememberMs;
}
