import { sentAsItIs } from '../model/outbox-decision.js';
import type { BasedOn } from '../model/reply-options.js';
import type { Store } from '../store/database.js';
import { inOneTransaction } from '../store/transaction.js';
import { entryOf, openPayload, showAgain } from '../store/outbox.js';

/**
 * Sends held work after all: the same id and words, based on what is on the screen now, so that the server
 * holds it again if somebody writes meanwhile. Does nothing where it is not held any more.
 */
export async function sendHeldAsIs(store: Store, entryId: string, basedOn: BasedOn): Promise<void> {
  const held = await entryOf(store.db, entryId);
  if (held?.state !== 'held') return;
  const payload = await openPayload(store, held);
  const body = JSON.stringify({ ...(JSON.parse(payload.body) as object), basedOn });
  const sealed = await store.vault.seal('outbox', entryId, { ...payload, body });
  await inOneTransaction(store, async () => {
    const entry = await entryOf(store.db, entryId);
    const again = entry && sentAsItIs(entry, store.now());
    if (again === undefined) return;
    await store.db.outbox.put({ ...again, sealed });
    await showAgain(store, again.conversationId);
  });
}
