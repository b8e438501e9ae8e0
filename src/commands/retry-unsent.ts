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
    await store.db.outbox.put({ ...kept, state: 'waiting', nextAt: store.now() });
    await showAgain(store, entry.conversationId);
  });
}
