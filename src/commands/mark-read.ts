import type { Store } from '../store/database.js';
import { composedAt, putEntry, sealEntry } from '../store/enqueue.js';
import { inOneTransaction } from '../store/transaction.js';

/**
 * Marks a conversation read up to its last message: the number falls at once, the server hears of it when
 * there is a connection. Does nothing where nothing is unread.
 */
export async function markRead(store: Store, conversationId: string): Promise<void> {
  const row = await store.db.conversations.get(conversationId);
  const upTo = row?.base.lastMessageId;
  const readAt = row?.base.lastMessageAt;
  if (!row || row.unread === 0 || typeof upTo !== 'string' || typeof readAt !== 'number') return;
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
  await inOneTransaction(store, () => putEntry(store, entry));
}
