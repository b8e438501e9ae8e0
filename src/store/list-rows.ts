import { Dexie } from 'dexie';

import { isForPerson, isListed, isOverdue, needsPerson } from '../model/outbox-entry.js';
import type { ListedView } from '../model/conversation.js';
import type { ConversationRow, IntrayDatabase, ListName, OutboxRow, Store } from './database.js';
import { readPeopleMark } from './known-people.js';
import { serverNow } from './meta.js';
import { unfinishedEntries } from './outbox.js';

export type ListView = ListedView | 'waiting';

/** Each narrows the view; several narrow it further. */
export interface ListFilter {
  readonly unread?: boolean;
  readonly needsAnswer?: boolean;
  /** Work of mine is not accepted yet, queued or stopped. */
  readonly notSent?: boolean;
}

export interface ListQuery {
  readonly view: ListView;
  /** Rows from the top; raise it as the reader nears the end. */
  readonly limit: number;
  readonly filter?: ListFilter | undefined;
}

/** The rows of one list, sealed as they are, and what is needed to open them. */
export interface ListRows {
  /** A row is missing where the server took the conversation away and work of ours still waits. */
  readonly conversations: readonly {
    readonly id: string;
    readonly row?: ConversationRow | undefined;
  }[];
  readonly total: number;
  readonly unfinished: readonly OutboxRow[];
  readonly people: number;
}

/** One list, newest patient message first; what needs a decision is not part of `inbox`. In one transaction. */
export async function readList(store: Store, query: ListQuery): Promise<ListRows> {
  const { view, filter = {}, limit } = query;
  const { db } = store;
  const unfinished = await unfinishedEntries(db);
  const work = unfinished.filter(isForPerson);
  if (view === 'waiting') return readOwn(store, inOrder(unfinished.filter(isListed)), query);
  const apart = view === 'inbox' ? idsOf(await needingAttention(store, unfinished)) : [];
  const found = isNarrow(filter)
    ? await narrowed(db, { view, filter, work, apart, limit })
    : await wholeView(db, { view, apart, limit });
  return {
    conversations: found.rows.map((row) => ({ id: row.id, row })),
    total: found.total,
    unfinished,
    people: await readPeopleMark(db),
  };
}

/** What a person decides about comes first, then the oldest. */
function inOrder(entries: readonly OutboxRow[]): OutboxRow[] {
  return [...entries.filter(needsPerson), ...entries.filter((entry) => !needsPerson(entry))];
}

/** Work that stands apart from the inbox: a person decides about it, or should know how long it has waited. */
export async function needingAttention(
  store: Store,
  unfinished: readonly OutboxRow[],
): Promise<OutboxRow[]> {
  const now = await serverNow(store);
  return unfinished
    .filter(isForPerson)
    .filter((entry) => needsPerson(entry) || isOverdue(entry, now));
}

/** The conversations of these entries, in the order of the entries. */
export async function readOwn(
  store: Store,
  entries: readonly OutboxRow[],
  { limit = Infinity, filter = {} }: Partial<ListQuery> = {},
): Promise<ListRows> {
  const { db } = store;
  const ids = idsOf(entries);
  const unfinished = await unfinishedEntries(db);
  const rows = await db.conversations.bulkGet(ids);
  const all = ids.map((id, at) => ({ id, row: rows[at] }));
  const conversations = all.filter(({ row }) => passes(row, filter));
  return {
    conversations: conversations.slice(0, limit),
    total: conversations.length,
    unfinished,
    people: await readPeopleMark(db),
  };
}

export function listed(db: IntrayDatabase, list: ListName) {
  return db.conversations.where('listedIn').between([list, Dexie.minKey], [list, Dexie.maxKey]);
}

interface Wanted {
  readonly view: ListedView;
  /** These stand elsewhere on the screen. */
  readonly apart: readonly string[];
  readonly limit: number;
}

interface Found {
  readonly rows: readonly ConversationRow[];
  readonly total: number;
}

async function wholeView(db: IntrayDatabase, { view, apart, limit }: Wanted): Promise<Found> {
  const total = await listed(db, view).count();
  const newest = await listed(db, view)
    .reverse()
    .limit(limit + apart.length)
    .toArray();
  const elsewhere = (await db.conversations.bulkGet([...apart])).filter(
    (row) => row !== undefined && standsIn(row, view),
  );
  return {
    rows: newest.filter(({ id }) => !apart.includes(id)).slice(0, limit),
    total: total - elsewhere.length,
  };
}

interface Narrowed extends Wanted {
  readonly filter: ListFilter;
  readonly work: readonly OutboxRow[];
}

/** Reads the shortest list that holds all that is wanted, and never the whole view. */
async function narrowed(
  db: IntrayDatabase,
  { view, apart, limit, filter, work }: Narrowed,
): Promise<Found> {
  const unsent = idsOf(work);
  const candidates = filter.notSent
    ? (await db.conversations.bulkGet(unsent)).filter((row) => row !== undefined)
    : await listed(db, filter.unread ? 'unread' : 'needs-answer').toArray();
  const rows = candidates
    .filter((row) => standsIn(row, view) && passes(row, filter) && !apart.includes(row.id))
    .sort((a, b) => placeIn(b, view) - placeIn(a, view));
  return { rows: rows.slice(0, limit), total: rows.length };
}

function isNarrow({ unread, needsAnswer, notSent }: ListFilter): boolean {
  return unread === true || needsAnswer === true || notSent === true;
}

/** Of a conversation that is gone nothing is known but that work of ours waits. */
function passes(row: ConversationRow | undefined, { unread, needsAnswer }: ListFilter): boolean {
  if (unread && !(row && row.unread > 0)) return false;
  return !(needsAnswer && !row?.needsAnswer);
}

function standsIn({ listedIn }: ConversationRow, view: ListedView): boolean {
  return listedIn.some(([list]) => list === view);
}

function placeIn({ listedIn }: ConversationRow, view: ListedView): number {
  return listedIn.find(([list]) => list === view)?.[1] ?? 0;
}

function idsOf(entries: readonly OutboxRow[]): string[] {
  return [...new Set(entries.map(({ conversationId }) => conversationId))];
}
