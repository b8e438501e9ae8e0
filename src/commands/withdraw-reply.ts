import { askedBack } from '../model/outbox-decision.js';
import type { Store } from '../store/database.js';
import { inOneTransaction } from '../store/transaction.js';
import { entryOf, showAgain } from '../store/outbox.js';

/**
 * Asks the server to take a reply back, to edit it or to throw it away, or an assignment, to throw it away: the
 * only way once it was attempted, because it may have arrived. The server has the last word; until it answers, the
 * entry says so. Queued while there is no connection.
 */
export function withdrawReply(
  store: Store,
  replyId: string,
  purpose: 'edit' | 'discard',
): Promise<void> {
  return inOneTransaction(store, async () => {
    const entry = await entryOf(store.db, replyId);
    const asked = entry && askedBack(entry, purpose, store.now());
    if (asked === undefined) return;
    await store.db.outbox.put(asked);
    await showAgain(store, asked.conversationId);
  });
}
