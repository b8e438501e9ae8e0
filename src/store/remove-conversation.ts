import { Dexie } from 'dexie';

import { removeFilesOf } from './attachments.js';
import { removeCommentsOf } from './comments.js';
import type { IntrayDatabase } from './database.js';

/**
 * What the server told of a conversation leaves this device; what was written here for it stays. Inside a
 * transaction over every table.
 */
export async function removeConversation(db: IntrayDatabase, id: string): Promise<void> {
  await removeFilesOf(db, id);
  await removeCommentsOf(db, id);
  await db.notices.where('conversationId').equals(id).delete();
  await db.conversations.delete(id);
  await db.threads
    .where('[conversationId+block]')
    .between([id, Dexie.minKey], [id, Dexie.maxKey])
    .delete();
}
