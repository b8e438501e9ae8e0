import { sendAndDownload } from '../../src/commands/send-and-download.js';
import type { CopyWish, MadeCopy } from '../../src/model/record-copy.js';
import { keepMade } from '../../src/store/filed-copy.js';
import { entryOf } from '../../src/store/outbox.js';
import { takeEntry, type TakenRow } from '../../src/store/outbox-lease.js';
import type { Store } from '../../src/store/database.js';
import type { OutboxRow } from '../../src/store/database.js';
import { unfinishedOf } from '../../src/store/outbox.js';
import { DEFAULT_OPTIONS, NOON } from './server-rows.js';

/** Send and Download as a test needs it: the chain, and a page that makes the file. */

export const WISH: CopyWish = {
  system: 'clinic-record',
  deliver: false,
  format: 'pdf',
  withFiles: false,
  locale: 'en-CA',
};

export const MADE: MadeCopy = {
  sha256: 'ab'.repeat(32),
  messageCount: 4,
  fileCount: 1,
  madeAt: NOON,
};

export interface Chain {
  readonly replyId: string;
  readonly copyId: string;
  readonly closingId: string;
}

/** Queues the three; their ids, as they stand in the outbox. */
export async function queueChain(
  store: Store,
  conversationId: string,
  messageId: string | null,
  wish: CopyWish = WISH,
): Promise<Chain> {
  await sendAndDownload(store, {
    reply: {
      conversationId,
      body: 'Your renewal is ready.',
      options: DEFAULT_OPTIONS,
      basedOn: { messageId, assignee: null, state: 'open' },
      undoMs: 0,
    },
    wish,
  });
  const [replyId = '', copyId = '', closingId = ''] = (
    await unfinishedOf(store.db, conversationId)
  ).map(({ id }) => id);
  return { replyId, copyId, closingId };
}

/** As a page takes it; undefined: it is not its turn. */
export async function takeCopy(store: Store, copyId: string): Promise<TakenRow | undefined> {
  const entry = await entryOf(store.db, copyId);
  const options = {
    owner: 'page',
    eager: false,
    holdsLock: () => true,
    page: true,
    rememberMs: Infinity,
  };
  return entry && takeEntry(store, entry, options);
}

export async function makeCopy(store: Store, copyId: string): Promise<void> {
  const taken = await takeCopy(store, copyId);
  if (taken === undefined) throw new Error('It is not its turn.');
  await keepMade(store, taken, MADE);
}

/** The states of the chain, in order. */
export async function statesOf(store: Store, chain: Chain): Promise<(string | undefined)[]> {
  const ids = [chain.replyId, chain.copyId, chain.closingId];
  const rows: (OutboxRow | undefined)[] = [];
  for (const id of ids) rows.push(await entryOf(store.db, id));
  return rows.map((row) => row?.state);
}
