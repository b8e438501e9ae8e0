import type { LastError } from '../model/outbox-entry.js';
import { isStillTaken, stoppedBy, takenUnder, turnOf, type Taken } from '../model/outbox-turn.js';
import { REQUEST_MS } from '../model/retry-delay.js';
import type { IntrayDatabase, OutboxRow, Store } from './database.js';
import { readMeta, readSync } from './meta.js';
import { showAgain } from './outbox.js';
import { inOneTransaction } from './transaction.js';

/** Longer than a request may take, so that two contexts rarely send the same entry at once. */
const LEASE_MS = 45_000;
/** The same for a part of a file, and for a document. */
export const LONG_LEASE_MS = 150_000;

export type TakenRow = Taken<OutboxRow>;

/** Whether a request that begins now ends under this lease. */
export function outlastsRequest({ lease }: TakenRow, now: number): boolean {
  return lease.until - now >= REQUEST_MS;
}

/** When it was taken for an attempt, epoch ms of this device. */
export function takenAt({ lease }: TakenRow): number {
  return lease.until - LEASE_MS;
}

/** Of these, in their order: still under their leases, and nobody has asked for them back since. */
export async function stillWanted(
  { db }: Pick<Store, 'db'>,
  taken: readonly TakenRow[],
): Promise<boolean[]> {
  const rows = await db.outbox.bulkGet(taken.map(({ seq }) => seq));
  return taken.map((one, at) => {
    const row = rows[at];
    return isStillTaken(row, one) && row.withdraw === one.withdraw;
  });
}

export interface TakeOptions {
  readonly owner: string;
  readonly eager: boolean;
  /** The taker holds the lane's lock at that moment, so whoever had the lease is gone. */
  readonly holdsLock: () => boolean;
  /** For its files only: the reply itself is not attempted by that. */
  readonly upload?: boolean;
  /** For what a page makes of it before it can be sent: no attempt either. */
  readonly page?: boolean;
  /** A server forgets ids after this time; an older attempt is for a person to judge. */
  readonly rememberMs: number;
}

/** An entry that somebody wants to attempt. */
export type WantedEntry = TakeOptions & Pick<OutboxRow, 'seq' | 'conversationId'>;

/**
 * Takes an entry for one attempt, or for its files: lease, fence and state in one short transaction. Undefined where it is not
 * its turn: settled meanwhile, leased to another, not due, or behind earlier work of its lane.
 */
export async function takeEntry(
  store: Store,
  { seq, conversationId }: Pick<OutboxRow, 'seq' | 'conversationId'>,
  options: TakeOptions,
): Promise<TakenRow | undefined> {
  return (await takeEntries(store, [{ ...options, seq, conversationId }]))[0];
}

/** The same for several, in one transaction, each by itself. */
export function takeEntries(
  store: Store,
  wanted: readonly WantedEntry[],
): Promise<readonly (TakenRow | undefined)[]> {
  const { outbox, conversations, meta } = store.db;
  return inOneTransaction(store, () => takeInTurn(store, wanted), [outbox, conversations, meta]);
}

/** What it needs is asked for at once, and written at once: each answer of the database takes its time. */
async function takeInTurn(
  store: Store,
  wanted: readonly WantedEntry[],
): Promise<(TakenRow | undefined)[]> {
  const { db } = store;
  const { clockOffset, signIn } = await readSync(db);
  const signedOut = signIn !== undefined;
  const fence = (await readMeta(db, 'fence')) ?? 0;
  const upTo = await Promise.all(wanted.map((one) => entriesUpTo(db, one)));
  const rows = wanted.map(({ seq }, at) => upTo[at]?.find((row) => row.seq === seq));
  const now = store.now();
  const turns = wanted.map((one, at): 'take' | 'leave' | 'too-old' => {
    const entry = rows[at];
    const rememberedSince = now + clockOffset - one.rememberMs;
    return entry
      ? turnOf(entry, upTo[at] ?? [], {
          ...one,
          holdsLock: one.holdsLock(),
          now,
          signedOut,
          rememberedSince,
        })
      : 'leave';
  });
  const inTurn = wanted.map((one, at) => {
    const entry = turns[at] === 'take' ? rows[at] : undefined;
    return entry && leased(entry, one, { now, fence: fence + 1 + at });
  });
  const taken = inTurn.filter((entry) => entry !== undefined);
  await db.outbox.bulkPut(taken);
  if (taken.length > 0) await db.meta.put({ key: 'fence', value: fence + wanted.length });
  for (const [at, entry] of rows.entries())
    if (entry && turns[at] === 'too-old') await hold(store, entry, { reason: 'too-old' });
  return inTurn;
}

/** All of its conversation that was queued before it, settled or not, and itself. */
function entriesUpTo(
  { outbox }: IntrayDatabase,
  { conversationId, seq }: WantedEntry,
): Promise<OutboxRow[]> {
  return outbox
    .where('[conversationId+seq]')
    .between([conversationId, -Infinity], [conversationId, seq], true, true)
    .toArray();
}

function leased(
  entry: OutboxRow,
  { owner, upload = false, page = false }: TakeOptions,
  { now, fence }: { readonly now: number; readonly fence: number },
): TakenRow {
  const until = now + (upload || page ? LONG_LEASE_MS : LEASE_MS);
  return takenUnder(entry, { owner, until, fence }, upload || page);
}

/** The entry while the attempt is ours to settle. */
export async function stillOurs({ db }: Store, taken: TakenRow): Promise<OutboxRow | undefined> {
  const entry = await db.outbox.get(taken.seq);
  return isStillTaken(entry, taken) ? entry : undefined;
}

/** Stops an entry until a person decides, if one does; inside a transaction over `outbox`, `conversations` and `meta`. */
export async function hold(store: Store, entry: OutboxRow, lastError: LastError): Promise<void> {
  const stopped = stoppedBy(entry, lastError);
  const words = stopped.state === 'withdrawn' ? { sealed: undefined } : {};
  await store.db.outbox.put({ ...stopped, ...words });
  await showAgain(store, entry.conversationId);
}
