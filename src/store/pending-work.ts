import type { Message } from '../model/message.js';
import { mayTakeBack, mustWithdraw } from '../model/outbox-entry.js';
import type { BasedOn } from '../model/reply-options.js';
import type { OutboxRow, Store } from './database.js';
import { deliveryOf } from './delivery.js';
import { openBasedOn, openReplyAnyway } from './outbox.js';
import type { Pending, PendingReply, PendingStatusChange, PendingWork } from './views.js';

/** A queued write as a person sees it; undefined: of a kind that nobody waits for. */
export async function openPending(
  store: Store,
  entry: OutboxRow,
  thread: readonly Message[],
): Promise<PendingWork | undefined> {
  switch (entry.kind) {
    case 'reply':
      return pendingReply(store, entry, thread);
    case 'status-change':
      return pendingStatusChange(store, entry, thread);
    case 'read-mark':
      return undefined;
  }
}

async function pendingReply(
  store: Store,
  entry: OutboxRow,
  thread: readonly Message[],
): Promise<PendingReply> {
  const { body, options } = await openReplyAnyway(store, entry);
  return {
    ...(await whatAllHave(store, entry)),
    kind: 'reply',
    body,
    options,
    mustWithdraw: mustWithdraw(entry),
    newSince: newSince(thread, await openBasedOn(store, entry), store.userId),
  };
}

async function pendingStatusChange(
  store: Store,
  entry: OutboxRow,
  thread: readonly Message[],
): Promise<PendingStatusChange> {
  const seen = await openBasedOn(store, entry);
  return {
    ...(await whatAllHave(store, entry)),
    kind: 'status-change',
    to: entry.effect.state ?? 'open',
    seen: seen?.state,
    mayDiscard: mayTakeBack(entry),
    newSince: newSince(thread, seen, store.userId),
  };
}

async function whatAllHave(store: Store, entry: OutboxRow): Promise<Omit<Pending, 'newSince'>> {
  const { id, conversationId, composedAt, sealedDetail } = entry;
  const detail =
    sealedDetail && (await store.vault.open<string>('outbox-detail', id, sealedDetail));
  return { ...deliveryOf(entry, store.now()), id, conversationId, composedAt, detail };
}

/**
 * Messages of others after the one that the author saw; an unknown one means that nothing can be said, and of
 * bytes that do not open nobody knows what their author saw.
 */
function newSince(thread: readonly Message[], seen: BasedOn | undefined, userId: string): string[] {
  const at = thread.findIndex(({ id }) => id === seen?.messageId);
  if (at < 0 && seen?.messageId !== null) return [];
  return thread
    .slice(at + 1)
    .filter(({ from }) => from.kind !== 'staff' || from.id !== userId)
    .map(({ id }) => id);
}
