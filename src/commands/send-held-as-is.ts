import type { BasedOn } from '../model/reply-options.js';
import type { Store } from '../store/database.js';
import { inOneTransaction } from '../store/transaction.js';
import { entryOf, openPayload, showAgain, type ReplyBody } from '../store/outbox.js';

/**
 * Sends a held reply after all: the same id and words, based on what is on the screen now, so that the
 * server holds it again if somebody writes meanwhile. Does nothing where the reply is not held any more.
 */
export async function sendHeldAsIs(store: Store, replyId: string, basedOn: BasedOn): Promise<void> {
  const held = await entryOf(store.db, replyId);
  if (held?.state !== 'held') return;
  const payload = await openPayload(store, held);
  const body: ReplyBody = { ...(JSON.parse(payload.body) as ReplyBody), basedOn };
  const sealed = await store.vault.seal('outbox', replyId, {
    ...payload,
    body: JSON.stringify(body),
  });
  await inOneTransaction(store, async () => {
    const entry = await entryOf(store.db, replyId);
    if (entry?.state !== 'held') return;
    const { lastError, withdraw, ...kept } = entry;
    // The person vouches for earlier attempts: they have looked, and want it sent.
    const heard = kept.attempts;
    await store.db.outbox.put({ ...kept, heard, sealed, state: 'waiting', nextAt: store.now() });
    await showAgain(store, entry.conversationId);
  });
}
