import type { Store } from '../../src/store/database.js';
import type { Connection } from '../connection.js';
import { printPart } from '../parts/parts.js';
import type { Words } from '../words/words.js';

interface Shown {
  readonly conversationId: string;
  readonly connection: Pick<Connection, 'session' | 'now'>;
  readonly words: Words;
}

/** Rejects where what prints cannot be fetched: no connection, and not kept for such a time. */
export async function printShown(store: Store, shown: Shown): Promise<void> {
  const { conversationId, connection, words } = shown;
  const { session, now } = connection;
  if (session === undefined) throw new Error('Nothing is known of the clinic yet.');
  await printPart.fetch();
  const { printConversation } = await import('../parts/print.js');
  const clinic = session.tenant;
  await printConversation(store, { conversationId, clinic, words, now, whole: false });
}
