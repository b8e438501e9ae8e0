import type { LastError } from '../model/outbox-entry.js';
import { isStillTaken, stoppedBy, takenUnder, turnOf, type Taken } from '../model/outbox-turn.js';
import type { OutboxRow, Store } from './database.js';
import { readMeta, readSync } from './meta.js';
import { showAgain, unfinishedOf } from './outbox.js';
import { inOneTransaction } from './transaction.js';

/** Longer than a request may take, so that two contexts rarely send the same entry at once. */
const LEASE_MS = 45_000;
/** The same for a part of a file, and for a document. */
export const LONG_LEASE_MS = 150_000;

export type TakenRow = Taken<OutboxRow>;

export interface TakeOptions {
  readonly owner: string;
  readonly eager: boolean;
  /** The taker holds the lane's lock, so whoever had the lease is gone. */
  readonly holdsLock: boolean;
  /** For its files only: the reply itself is not attempted by that. */
  readonly upload?: boolean;
  /** For what a page makes of it before it can be sent: no attempt either. */
  readonly page?: boolean;
  /** A server forgets ids after this time; an older attempt is for a person to judge. */
  readonly rememberMs: number;
}

/** An entry that somebody wants to attempt. */
export interface WantedEntry extends TakeOptions {
  readonly seq: number;
}

/**
 * Takes an entry for one attempt, or for its files: lease, fence and state in one short transaction. Undefined where it is not
 * its turn: settled meanwhile, leased to another, not due, or behind earlier work of its lane.
 */
export async function takeEntry(
  store: Store,
  seq: number,
  options: TakeOptions,
): Promise<TakenRow | undefined> {
  return (await takeEntries(store, [{ ...options, seq }]))[0];
}

/** The same for several, in one transaction, each by itself. */
export function takeEntries(
  store: Store,
  wanted: readonly WantedEntry[],
): Promise<readonly (TakenRow | undefined)[]> {
  const { outbox, conversations, meta } = store.db;
  const take = async (): Promise<(TakenRow | undefined)[]> => {
    const { clockOffset } = await readSync(store.db);
    const taken: (TakenRow | undefined)[] = [];
    for (const one of wanted) taken.push(await takeInTurn(store, one, clockOffset));
    return taken;
  };
  return inOneTransaction(store, take, [outbox, conversations, meta]);
}

async function takeInTurn(
  store: Store,
  { seq, ...options }: WantedEntry,
  clockOffset: number,
): Promise<TakenRow | undefined> {
  const { db } = store;
  const entry = await db.outbox.get(seq);
  if (entry === undefined) return undefined;
  const unfinished = await unfinishedOf(db, entry.conversationId);
  const now = store.now();
  const rememberedSince = now + clockOffset - options.rememberMs;
  const turn = turnOf(entry, unfinished, { ...options, now, rememberedSince });
  if (turn === 'too-old') await hold(store, entry, { reason: 'too-old' });
  return turn === 'take' ? lease(store, entry, options) : undefined;
}

async function lease(
  store: Store,
  entry: OutboxRow,
  { owner, upload = false, page = false }: TakeOptions,
): Promise<TakenRow> {
  const { db } = store;
  const fence = ((await readMeta(db, 'fence')) ?? 0) + 1;
  const until = store.now() + (upload || page ? LONG_LEASE_MS : LEASE_MS);
  const taken = takenUnder(entry, { owner, until, fence }, upload || page);
  await db.meta.put({ key: 'fence', value: fence });
  await db.outbox.put(taken);
  return taken;
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
