import { listedAt, ownersThatCount } from '../model/conversation.js';
import { isForPerson, isListed, needsPerson } from '../model/outbox-entry.js';
import type { ConversationRow, IntrayDatabase, OutboxRow, Store } from './database.js';
import { deliveryOf } from './delivery.js';
import { openShown, type ShownConversation } from './gone-conversation.js';
import {
  listed,
  needingAttention,
  readList,
  readOwn,
  type ListQuery,
  type ListRows,
} from './list-rows.js';
import { live } from './live.js';
import { openReplyAnyway, readMember, unfinishedEntries } from './outbox.js';
import { openDirectory, type Directory } from './people.js';
import { snapshot } from './transaction.js';
import type { ConversationList, Counts, InboxRow } from './views.js';

export type { ListFilter, ListQuery, ListView } from './list-rows.js';

/**
 * Follows one list, newest patient message first (`waiting`: what needs a decision, then the oldest work). What needs a decision stands
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

/** Follows the conversations in which work is held, refused or a day old, oldest first. */
export function watchNeedsDecision(
  store: Store,
  next: (rows: readonly InboxRow[]) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () =>
      snapshot(store, async () =>
        readOwn(store, await needingAttention(store, await unfinishedEntries(store.db))),
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

async function readCounts(store: Store): Promise<Counts> {
  const { db } = store;
  const member = await readMember(store);
  const unfinished = await unfinishedEntries(db);
  const [inbox, mine, groups, unassigned, open, assignedByMe, ended, assignedToMe] =
    await Promise.all([
      listed(db, 'inbox').count(),
      listed(db, 'mine').count(),
      listed(db, 'groups').count(),
      listed(db, 'unassigned').count(),
      listed(db, 'open').count(),
      listed(db, 'assigned-by-me').count(),
      listed(db, 'ended').count(),
      listed(db, 'new-to-me').count(),
    ]);
  const byOwner = await Promise.all(ownersThatCount(member).map((owner) => unreadFor(db, owner)));
  const work = unfinished.filter(isForPerson);
  const unread = byOwner.flat();
  return {
    inbox,
    mine,
    groups,
    unassigned,
    open,
    assignedByMe,
    ended,
    assignedToMe,
    waiting: unfinished.filter(isListed).length,
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
    openedBy: openedBy(shown, directory),
    excerpt: queued
      ? { text: (await openReplyAnyway(store, queued)).body, mine: true }
      : last && { text: last.excerpt, mine: own && directory.isMe(last.from.id) },
    files: queued ? (queued.fileIds?.length ?? 0) : (last?.files ?? 0),
    delivery: delivered ? deliveryOf(delivered, store.now()) : null,
    lastOwn: last && own ? { sentAt: last.sentAt, readAt: last.readAt } : null,
  };
}

/** Who opened it before the patient last wrote has not seen what there is to answer. */
function openedBy(
  { details, facts }: ShownConversation,
  directory: Directory,
): InboxRow['openedBy'] {
  const since = facts.lastPatientMessageAt ?? 0;
  const openings = details.openedBy
    .filter(({ at }) => at >= since)
    .sort((a, b) => b.at - a.at)
    .map(({ staffId, at }) => ({
      name: directory.nameOf(staffId) ?? staffId,
      me: directory.isMe(staffId),
      at,
    }));
  return openings.find(({ me }) => !me) ?? openings[0] ?? null;
}
