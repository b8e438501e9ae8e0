import { completeConversation, type Completion } from '../../src/page/intray.js';
import type { Store } from '../../src/store/database.js';
import type { Connection } from '../connection.js';
import { printPart } from '../parts/parts.js';
import type { Words } from '../words/words.js';

interface Shown {
  readonly conversationId: string;
  readonly connection: Pick<Connection, 'handle' | 'session' | 'now'>;
  readonly words: Words;
  readonly patienceMs?: number;
}

/** Whoever waits at a printer is not kept longer by a server that hangs. */
const PATIENCE_MS = 4_000;

/**
 * Prints it after asking the server for what this device lacks of it; offline, or where the server takes too
 * long, it is printed as it is here, and says so. Rejects where what prints cannot be fetched: no connection, and not kept for such a time.
 */
export async function printShown(store: Store, shown: Shown): Promise<void> {
  const { conversationId, connection, words } = shown;
  const { handle, session } = connection;
  if (handle === undefined || session === undefined)
    throw new Error('Nothing is known of the clinic yet.');
  const { printConversation } = await printPart.module();
  const { patienceMs = PATIENCE_MS } = shown;
  const whole = await isWhole(completeConversation(handle, conversationId), patienceMs);
  await printConversation(store, {
    conversationId,
    clinic: session.tenant,
    words,
    now: connection.now,
    whole,
  });
}

/** What comes after the time given is on the next print. */
async function isWhole(asked: Promise<Completion>, patienceMs: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, patienceMs, undefined);
  });
  try {
    return (await Promise.race([asked, silence]))?.kind === 'complete';
  } finally {
    clearTimeout(timer);
  }
}
