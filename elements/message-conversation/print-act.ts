import { completeConversation } from '../../src/page/intray.js';
import type { Store } from '../../src/store/database.js';
import type { Connection } from '../connection.js';
import { printPart } from '../parts/parts.js';
import type { Words } from '../words/words.js';

interface Shown {
  readonly conversationId: string;
  readonly connection: Pick<Connection, 'handle' | 'session' | 'now'>;
  readonly words: Words;
}

/**
 * Prints it after asking the server for what this device lacks of it; offline it is printed as it is here, and says
 * so. Rejects where what prints cannot be fetched: no connection, and not kept for such a time.
 */
export async function printShown(store: Store, shown: Shown): Promise<void> {
  const { conversationId, connection, words } = shown;
  const { handle, session } = connection;
  if (handle === undefined || session === undefined)
    throw new Error('Nothing is known of the clinic yet.');
  await printPart.fetch();
  const { printConversation } = await import('../parts/print.js');
  const { kind } = await completeConversation(handle, conversationId);
  await printConversation(store, {
    conversationId,
    clinic: session.tenant,
    words,
    now: connection.now,
    whole: kind === 'complete',
  });
}
