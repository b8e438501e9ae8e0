import { Dexie } from 'dexie';

import type { IntrayDatabase } from './database.js';
import { unfinishedEntries } from './outbox.js';
import { shownConversations } from './shown-conversations.js';

/** Of the conversations whose messages may leave, so many at a time: at least these, or this share of them. */
const AT_LEAST = 100;
const SHARE = 1 / 4;

/**
 * Messages of the oldest conversations leave a full device, closed ones first; the server still has them, and the
 * rows say that they went. Never of what is on a screen, what is queued or what is being written. False: there are
 * none.
 */
export async function letGoOfBodies(db: IntrayDatabase): Promise<boolean> {
  const shown = await shownConversations(db.name);
  return db.guard.transaction('rw', db.tables, async () => {
    const needed = await neededHere(db);
    const here = await conversationsWithBodies(db);
    const oldest = (await oldestFirst(db)).filter(
      (id) => here.has(id) && !needed.has(id) && !shown.has(id),
    );
    const going = oldest.slice(0, Math.max(AT_LEAST, Math.ceil(oldest.length * SHARE)));
    for (const id of going) await letGoOfBody(db, id);
    return going.length > 0;
  });
}

async function letGoOfBody(db: IntrayDatabase, id: string): Promise<void> {
  await db.threads
    .where('[conversationId+block]')
    .between([id, Dexie.minKey], [id, Dexie.maxKey])
    .delete();
  await db.conversations.update(id, { bodyGone: true });
}

/** Keys only: a full disk is no time to read everything. */
async function conversationsWithBodies({ threads }: IntrayDatabase): Promise<ReadonlySet<string>> {
  const keys = await threads.toCollection().primaryKeys();
  return new Set(keys.map(([id]) => id));
}

async function oldestFirst({ conversations }: IntrayDatabase): Promise<string[]> {
  const listed = (state: 'closed' | 'open'): Promise<string[]> =>
    conversations
      .where('listedIn')
      .between([state, Dexie.minKey], [state, Dexie.maxKey])
      .primaryKeys();
  const closed = await listed('closed');
  return [...closed, ...(await listed('open'))];
}

async function neededHere(db: IntrayDatabase): Promise<ReadonlySet<string>> {
  const queued = await unfinishedEntries(db);
  const drafts = await db.drafts.toCollection().primaryKeys();
  const comments = await db.commentDrafts.toCollection().primaryKeys();
  const files = await db.attachments.filter(({ upload }) => upload !== undefined).toArray();
  const rows = [...queued, ...files].map(({ conversationId }) => conversationId);
  return new Set([...rows, ...drafts, ...comments]);
}
