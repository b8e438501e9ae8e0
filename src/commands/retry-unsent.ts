import type { Store } from '../store/database.js';
import { inOneTransaction } from '../store/transaction.js';
import { entryOf, showAgain } from '../store/outbox.js';

/** Tries refused or waiting work again now, with the same id and the same bytes. */
export function retryUnsent(store: Store, entryId: string): Promise<void> {
  return inOneTransaction(store, async () => {
    const entry = await entryOf(store.db, entryId);
    if (entry?.state !== 'refused' && entry?.state !== 'waiting') return;
    if (entry.withdraw !== undefined) return;
    const { sealedDetail, ...kept } = entry;
    // The person vouches for attempts that the server may have forgotten.
    const heard = kept.lastError?.reason === 'too-old' ? kept.attempts : kept.heard;
    await store.db.outbox.put({ ...kept, heard, state: 'waiting', nextAt: store.now() });
    await showAgain(store, entry.conversationId);
  });
}
