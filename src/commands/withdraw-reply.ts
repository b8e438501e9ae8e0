import { isUnfinished } from '../model/outbox-entry.js';
import { KINDS } from '../model/outbox-kind.js';
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
    if (entry === undefined || !isUnfinished(entry)) return;
    if (!KINDS[entry.kind].withdrawable) return;
    // Only a reply has words that can go back into its draft.
    if (purpose === 'edit' && entry.kind !== 'reply') return;
    await store.db.outbox.update(entry.seq, { withdraw: purpose, nextAt: store.now() });
    await showAgain(store, entry.conversationId);
  });
}
