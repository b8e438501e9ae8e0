import { mayTakeBack, mustWithdraw } from '../model/outbox-entry.js';
import type { Message } from '../model/message.js';
import type { BasedOn } from '../model/reply-options.js';
import { isSameAssignee, type Assignee } from '../model/conversation.js';
import type { OutboxRow, Store } from './database.js';
import { deliveryOf } from './delivery.js';
import {
  openBodyAnyway,
  openPayloadAnyway,
  openReplyAnyway,
  type AssignmentBody,
  type StatusChangeBody,
} from './outbox.js';
import type { Directory } from './people.js';
import type { Thread } from './threads.js';
import type {
  Pending,
  PendingAssignment,
  PendingRecordCopy,
  PendingReply,
  PendingStatusChange,
  PendingWork,
} from './views.js';

/** What is known of the conversation that the work is for. */
export interface PendingContext {
  readonly thread: Thread;
  readonly directory: Directory;
  /** Who has it by the server's word. */
  readonly assignee: Assignee | null;
  /** Everything that waits in the conversation. */
  readonly work: readonly OutboxRow[];
}

/** A queued write as a person sees it; undefined: of a kind that does not stand in the thread. */
export async function openPending(
  store: Store,
  entry: OutboxRow,
  context: PendingContext,
): Promise<PendingWork | undefined> {
  switch (entry.kind) {
    case 'reply':
      return pendingReply(store, entry, context);
    case 'assignment':
      return pendingAssignment(store, entry, context);
    case 'status-change':
      return pendingStatusChange(store, entry, context);
    case 'record-copy':
      return pendingRecordCopy(store, entry, context);
    case 'comment':
    case 'read-mark':
    case 'notice-mark':
    case 'audit-event':
      return undefined;
  }
}

async function pendingReply(
  store: Store,
  entry: OutboxRow,
  { thread }: PendingContext,
): Promise<PendingReply> {
  const { body, options } = await openReplyAnyway(store, entry);
  return {
    ...(await whatAllHave(store, entry)),
    kind: 'reply',
    body,
    options,
    mustWithdraw: mustWithdraw(entry),
    newSince: newSince(thread.messages, await seenBy(store, entry), store.userId),
  };
}

async function pendingAssignment(
  store: Store,
  entry: OutboxRow,
  { thread, directory, assignee }: PendingContext,
): Promise<PendingAssignment> {
  const body = await openBodyAnyway<AssignmentBody>(store, entry);
  const taken = entry.state === 'held' && entry.lastError?.reason === 'moved-on';
  const last = thread.assignments.findLast(({ to }) => isSameAssignee(to, assignee));
  return {
    ...(await whatAllHave(store, entry)),
    kind: 'assignment',
    to: directory.assignee(entry.effect.assignee ?? null),
    mustWithdraw: mustWithdraw(entry),
    hasComment: body?.comment !== undefined,
    tookBy: taken ? directory.assignee(assignee) : null,
    tookAt: taken ? last?.at : undefined,
    newSince: [],
  };
}

async function pendingStatusChange(
  store: Store,
  entry: OutboxRow,
  { thread }: PendingContext,
): Promise<PendingStatusChange> {
  const seen = await seenBy(store, entry);
  return {
    ...(await whatAllHave(store, entry)),
    kind: 'status-change',
    to: entry.effect.state ?? 'open',
    seen: seen?.state,
    mayDiscard: mayTakeBack(entry),
    newSince: newSince(thread.messages, seen, store.userId),
  };
}

async function pendingRecordCopy(
  store: Store,
  entry: OutboxRow,
  { work }: PendingContext,
): Promise<PendingRecordCopy> {
  const { copy: wish, made } = await openPayloadAnyway(store, entry);
  const { system, deliver, files } = entry.record ?? { system: '', deliver: false };
  return {
    ...(await whatAllHave(store, entry)),
    kind: 'record-copy',
    system,
    deliver,
    wish,
    files,
    made,
    ofReply: entry.requires !== undefined,
    closes: work.some(({ requires }) => requires === entry.id),
    mayDiscard: mayTakeBack(entry),
    newSince: [],
  };
}

async function whatAllHave(store: Store, entry: OutboxRow): Promise<Omit<Pending, 'newSince'>> {
  const { id, conversationId, composedAt, sealedDetail } = entry;
  const detail =
    sealedDetail && (await store.vault.open<string>('outbox-detail', id, sealedDetail));
  return { ...deliveryOf(entry, store.now()), id, conversationId, composedAt, detail };
}

/** Undefined: the bytes do not open, so nobody knows what their author saw. */
async function seenBy(store: Store, entry: OutboxRow): Promise<BasedOn | undefined> {
  return (await openBodyAnyway<Pick<StatusChangeBody, 'basedOn'>>(store, entry))?.basedOn;
}

/** Messages of others after the one that the author saw; an unknown one means that nothing can be said. */
function newSince(thread: readonly Message[], seen: BasedOn | undefined, userId: string): string[] {
  const at = thread.findIndex(({ id }) => id === seen?.messageId);
  if (at < 0 && seen?.messageId !== null) return [];
  return thread
    .slice(at + 1)
    .filter(({ from }) => from.kind !== 'staff' || from.id !== userId)
    .map(({ id }) => id);
}
