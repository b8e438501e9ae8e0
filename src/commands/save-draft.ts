import type { Store } from '../store/database.js';
import { sealDraft } from '../store/drafts.js';
import { inOneTransaction } from '../store/transaction.js';

/**
 * Keeps what a person has typed for a conversation, sealed, on this device only; empty text keeps nothing.
 * Rejects with `StorageFullError`: the caller still holds the text.
 */
export async function saveDraft(store: Store, conversationId: string, text: string): Promise<void> {
  const draft = text === '' ? undefined : await sealDraft(store, conversationId, text);
  await inOneTransaction(store, async () => {
    if (draft) await store.db.drafts.put(draft);
    else await store.db.drafts.delete(conversationId);
  });
}
