import { triedAgain } from '../model/outbox-decision.js';
import type { Store } from '../store/database.js';
import { inOneTransaction } from '../store/transaction.js';
import { entryOf, showAgain } from '../store/outbox.js';

/** Tries refused or waiting work again now, with the same id and the same bytes. */
export function retryUnsent(store: Store, entryId: string): Promise<void> {
  return inOneTransaction(store, async () => {
    const entry = await entryOf(store.db, entryId);
    const again = entry && triedAgain(entry, store.now());
    if (again === undefined) return;
    await store.db.outbox.put({ ...again, sealedDetail: undefined });
    await showAgain(store, again.conversationId);
  });
}
