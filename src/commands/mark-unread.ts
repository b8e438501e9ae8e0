import type { Store } from '../store/database.js';
import { composedAt, putEntry, sealEntry } from '../store/enqueue.js';
import { inOneTransaction } from '../store/transaction.js';

/**
 * Marks the patient's last message unread, for the signed-in person only: the number rises at once, the server
 * hears of it when there is a connection; reading ends it. Does nothing where something is unread, or where no
 * patient has written.
 */
export async function markUnread(store: Store, conversationId: string): Promise<void> {
  const row = await store.db.conversations.get(conversationId);
  if (!row || row.unread > 0 || row.lastPatientMessageAt === null) return;
  const at = await composedAt(store);
  const entry = await sealEntry(store, {
    id: crypto.randomUUID(),
    conversationId,
    kind: 'read-mark',
    body: JSON.stringify({ upTo: null, composedAt: new Date(at).toISOString() }),
    effect: { markedUnread: true },
    composedAt: at,
    delayMs: 0,
  });
  await inOneTransaction(store, () => putEntry(store, entry));
}
