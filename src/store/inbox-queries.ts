import { Dexie } from 'dexie';

import { listedAt, ownersThatCount, type ListedView } from '../model/conversation.js';
import { isForPerson, needsPerson } from '../model/outbox-entry.js';
import type { ConversationRow, IntrayDatabase, OutboxRow, PersonRow, Store } from './database.js';
import { deliveryOf } from './delivery.js';
import { openShown } from './gone-conversation.js';
import { live } from './live.js';
import { openReplyAnyway, readMember, unfinishedEntries } from './outbox.js';
import { openDirectory, type Directory } from './people.js';
import { snapshot } from './transaction.js';
import type { ConversationList, Counts, InboxRow } from './views.js';

export type ListView = ListedView | 'waiting';

export interface ListQuery {
  readonly view: ListView;
  /** Rows from the top; raise it as the reader nears the end. */
  readonly limit: number;
}

interface ListRows {
  /** A row is missing where the server took the conversation away and work of ours still waits. */
  readonly conversations: readonly {
    readonly id: string;
    readonly row?: ConversationRow | undefined;
  }[];
  readonly total: number;
  readonly unfinished: readonly OutboxRow[];
  readonly people: readonly PersonRow[];
}

/**
 * Follows one list, newest patient message first (`waiting`: oldest work first). What needs a decision stands
 * in `watchNeedsDecision`, not in `inbox`. Reads only this device, so it answers without a connection.
 */
export function watchList(
  store: Store,
  query: ListQuery,
  next: (list: ConversationList) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () => snapshot(store, () => readList(store, query)),
    async (rows) => ({ rows: await openRows(store, rows), total: rows.total }),
    { next, fail },
  );
}

/** Follows the conversations in which work is held or refused, oldest first. */
export function watchNeedsDecision(
  store: Store,
  next: (rows: readonly InboxRow[]) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () =>
      snapshot(store, async () =>
        readOwn(store, (await unfinishedEntries(store.db)).filter(isForPerson).filter(needsPerson)),
      ),
    (rows) => openRows(store, rows),
    { next, fail },
  );
}

/** Follows the numbers of the scopes and of the icon; one definition for every tab. */
export function watchCounts(
  store: Store,
  next: (counts: Counts) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () => snapshot(store, () => readCounts(store)),
    (counts) => Promise.resolve(counts),
    { next, fail },
  );
}

async function readList(store: Store, query: ListQuery): Promise<ListRows> {
  const unfinished = await unfinishedEntries(store.db);
  if (query.view === 'waiting') return readOwn(store, unfinished.filter(isForPerson), query.limit);
  const decide = query.view === 'inbox' ? needingPerson(unfinished) : new Set<string>();
  const listed = store.db.conversations
    .where('listedIn')
    .between([query.view, Dexie.minKey], [query.view, Dexie.maxKey]);
  const [found, total, people] = await Promise.all([
    listed
      .clone()
      .reverse()
      .limit(query.limit + decide.size)
      .toArray(),
    listed.clone().count(),
    store.db.people.toArray(),
  ]);
  const conversations = found.filter(({ id }) => !decide.has(id)).slice(0, query.limit);
  const apart = await store.db.conversations.bulkGet([...decide]);
  const listedApart = apart.filter((row) => row?.listedIn.some(([view]) => view === query.view));
  return {
    conversations: conversations.map((row) => ({ id: row.id, row })),
    total: total - listedApart.length,
    unfinished,
    people,
  };
}

/** The conversations of these entries, in the order of the entries. */
async function readOwn(
  store: Store,
  entries: readonly OutboxRow[],
  limit = Infinity,
): Promise<ListRows> {
  const ids = [...new Set(entries.map(({ conversationId }) => conversationId))];
  const unfinished = await unfinishedEntries(store.db);
  const [found, people] = await Promise.all([
    store.db.conversations.bulkGet(ids.slice(0, limit)),
    store.db.people.toArray(),
  ]);
  const conversations = found.map((row, at) => ({ id: ids[at] ?? '', row }));
  return { conversations, total: ids.length, unfinished, people };
}

async function readCounts(store: Store): Promise<Counts> {
  const { db } = store;
  const listed = (view: ListedView): PromiseLike<number> =>
    db.conversations.where('listedIn').between([view, Dexie.minKey], [view, Dexie.maxKey]).count();
  const member = await readMember(store);
  const unfinished = await unfinishedEntries(db);
  const [inbox, open] = await Promise.all([listed('inbox'), listed('open')]);
  const byOwner = await Promise.all(ownersThatCount(member).map((owner) => unreadFor(db, owner)));
  const work = unfinished.filter(isForPerson);
  const unread = byOwner.flat();
  return {
    inbox,
    open,
    waiting: work.length,
    held: work.filter(({ state }) => state === 'held').length,
    refused: work.filter(({ state }) => state === 'refused').length,
    unreadMessages: unread.reduce((sum, row) => sum + row.unread, 0),
    unreadConversations: unread.length,
  };
}

function unreadFor(db: IntrayDatabase, owner: string): Promise<ConversationRow[]> {
  return db.conversations.where('unreadFor').equals(owner).toArray();
}

async function openRows(store: Store, rows: ListRows): Promise<InboxRow[]> {
  const directory = await openDirectory(store, rows.people);
  const opened = await Promise.allSettled(
    rows.conversations.map(({ id, row }) => {
      const work = rows.unfinished.filter(
        (entry) => entry.conversationId === id && isForPerson(entry),
      );
      return openRow(store, { id, row, work, directory });
    }),
  );
  // A damaged row is left out, so that one bad record never empties the list.
  return opened.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []));
}

interface RowParts {
  readonly id: string;
  readonly row: ConversationRow | undefined;
  readonly work: readonly OutboxRow[];
  readonly directory: Directory;
}

async function openRow(store: Store, parts: RowParts): Promise<InboxRow | undefined> {
  const { id, row, work, directory } = parts;
  const shown = await openShown(store, row, work);
  if (shown === undefined) return undefined;
  const { details, last, facts } = shown;
  const delivered = work.find(needsPerson) ?? work.at(-1);
  const queued = work.findLast(({ kind }) => kind === 'reply');
  const own = last?.from.kind === 'staff';
  return {
    id,
    patient: details.patient,
    recipient: details.recipient,
    subject: details.subject,
    state: facts.state,
    listedAt: listedAt(facts),
    unread: facts.unread,
    needsAnswer: facts.needsAnswer,
    patientCanReply: facts.patientCanReply,
    lastPatientMessageAt: facts.lastPatientMessageAt,
    assignee: directory.assignee(facts.assignee),
    excerpt: queued
      ? { text: (await openReplyAnyway(store, queued)).body, mine: true }
      : last && { text: last.excerpt, mine: own && directory.isMe(last.from.id) },
    files: last?.files ?? 0,
    delivery: delivered ? deliveryOf(delivered, store.now()) : null,
    lastOwn: last && own ? { sentAt: last.sentAt, readAt: last.readAt } : null,
  };
}

function needingPerson(unfinished: readonly OutboxRow[]): Set<string> {
  return new Set(
    unfinished
      .filter(isForPerson)
      .filter(needsPerson)
      .map(({ conversationId }) => conversationId),
  );
}
