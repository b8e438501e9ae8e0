import { isNewToMe } from '../model/conversation.js';
import type { Store } from '../store/database.js';
import { composedAt, putEntry, sealEntry } from '../store/enqueue.js';
import { inOneTransaction } from '../store/transaction.js';

/** The newest message that was on the screen. */
export interface SeenMessage {
  readonly id: string;
  readonly sentAt: number;
}

/**
 * Marks a conversation opened, and read up to the newest message that was seen: the number falls at once, the
 * server hears of it when there is a connection. Does nothing where nothing is unread and it is not new to this
 * person.
 */
export async function markRead(
  store: Store,
  conversationId: string,
  seen: SeenMessage,
): Promise<void> {
  const row = await store.db.conversations.get(conversationId);
  if (!row || (row.unread === 0 && !isNewToMe(row, row, store))) return;
  const { id: upTo, sentAt: readAt } = seen;
  const at = await composedAt(store);
  const entry = await sealEntry(store, {
    id: crypto.randomUUID(),
    conversationId,
    kind: 'read-mark',
    body: JSON.stringify({ upTo, composedAt: new Date(at).toISOString() }),
    effect: { readUpTo: { messageId: upTo, at: readAt } },
    composedAt: at,
    delayMs: 0,
  });
  await inOneTransaction(store, async () => {
    const openedAt = Math.max(at, row.assignedAt ?? 0);
    await store.db.conversations.update(conversationId, { openedAt });
    await putEntry(store, entry);
  });
}
