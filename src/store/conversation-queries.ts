import type { ConversationFacts } from '../model/conversation.js';
import type { BasedOn } from '../model/reply-options.js';
import { mustWithdraw } from '../model/outbox-entry.js';
import type { Message } from '../model/message.js';
import type { ConversationRow, OutboxRow, PersonRow, Store, ThreadRow } from './database.js';
import { deliveryOf } from './delivery.js';
import { openDraft } from './drafts.js';
import { openShown } from './gone-conversation.js';
import { live } from './live.js';
import { openReplyAnyway, unfinishedOf } from './outbox.js';
import { openDirectory, type Directory } from './people.js';
import { blocksOf, openThread } from './threads.js';
import { snapshot } from './transaction.js';
import type { ConversationView, Draft, PendingReply, ThreadMessage } from './views.js';

export { readSession } from './meta.js';

interface ConversationRows {
  readonly id: string;
  readonly row: ConversationRow | undefined;
  readonly blocks: readonly ThreadRow[];
  readonly entries: readonly OutboxRow[];
  readonly people: readonly PersonRow[];
}

/** Follows one conversation with its thread and queued replies; undefined: it is not on this device. */
export function watchConversation(
  store: Store,
  conversationId: string,
  next: (view: ConversationView | undefined) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () => snapshot(store, () => readRows(store, conversationId)),
    (rows) => openView(store, rows),
    { next, fail },
  );
}

/** Follows the draft that this person keeps for a conversation. */
export function watchDraft(
  store: Store,
  conversationId: string,
  next: (draft: Draft | undefined) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () => store.db.drafts.get(conversationId),
    (row) => (row ? openDraft(store, row) : Promise.resolve(undefined)),
    { next, fail },
  );
}

async function readRows(store: Store, id: string): Promise<ConversationRows> {
  const { db } = store;
  const [row, blocks, entries, people] = await Promise.all([
    db.conversations.get(id),
    blocksOf(db, id),
    unfinishedOf(db, id),
    db.people.toArray(),
  ]);
  return { id, row, blocks, entries, people };
}

async function openView(
  store: Store,
  { id, row, blocks, entries, people }: ConversationRows,
): Promise<ConversationView | undefined> {
  const replies = entries.filter(({ kind }) => kind === 'reply');
  const [shown, directory, thread] = await Promise.all([
    openShown(store, row, replies),
    openDirectory(store, people),
    openThread(store, blocks),
  ]);
  if (shown === undefined) return undefined;
  const { details, facts } = shown;
  return {
    ...details,
    id,
    facts,
    gone: row === undefined,
    assignee: directory.assignee(facts.assignee),
    openedByNames: details.openedBy.map(({ staffId, at }) => ({
      name: directory.nameOf(staffId) ?? staffId,
      me: directory.isMe(staffId),
      at,
    })),
    messages: thread.map((message) => threadMessage(message, directory)),
    pending: await Promise.all(replies.map((entry) => pendingReply(store, entry, thread))),
    basedOn: basedOn(row?.base ?? facts, thread),
  };
}

/** What is on the screen: the newest message of this thread, and what the server told of the rest. */
function basedOn({ assignee, state }: ConversationFacts, thread: readonly Message[]): BasedOn {
  return { messageId: thread.at(-1)?.id ?? null, assignee, state };
}

function threadMessage(message: Message, directory: Directory): ThreadMessage {
  const staff = message.from.kind === 'staff';
  return {
    ...message,
    mine: staff && directory.isMe(message.from.id),
    authorName: (staff ? directory.nameOf(message.from.id) : undefined) ?? message.from.name,
  };
}

async function pendingReply(
  store: Store,
  entry: OutboxRow,
  thread: readonly Message[],
): Promise<PendingReply> {
  const reply = await openReplyAnyway(store, entry);
  const detail = entry.sealedDetail
    ? await store.vault.open<string>('outbox-detail', entry.id, entry.sealedDetail)
    : undefined;
  return {
    ...deliveryOf(entry, store.now()),
    id: entry.id,
    conversationId: entry.conversationId,
    body: reply.body,
    options: reply.options,
    composedAt: entry.composedAt,
    detail,
    mustWithdraw: mustWithdraw(entry),
    // Of a body that does not open nobody knows what its author saw.
    newSince: reply.body === '' ? [] : newSince(thread, reply.basedOn, store.userId),
  };
}

/** Messages of others after the one that the author saw; an unknown one means that nothing can be said. */
function newSince(thread: readonly Message[], seen: BasedOn, userId: string): string[] {
  const at = thread.findIndex(({ id }) => id === seen.messageId);
  if (at < 0 && seen.messageId !== null) return [];
  return thread
    .slice(at + 1)
    .filter(({ from }) => from.kind !== 'staff' || from.id !== userId)
    .map(({ id }) => id);
}
