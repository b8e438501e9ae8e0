import type { Dexie, Transaction } from 'dexie';

import type { AttachmentRow, ConversationRow } from './database.js';
import { asKept } from './file-rows.js';
import { listingOf } from './listing.js';
import type { MetaRow } from './meta.js';

/** Raised where rows of the same tables come to mean something else, so that older code must not write them. */
export const EPOCH = 1;

/**
 * Every schema that was ever released, oldest first; none is ever removed, because a browser may come back
 * with any of them.
 */
export function declareVersions(database: Dexie, userId: string): void {
  database.version(1).stores({
    conversations: 'id, *listedIn, *unreadFor',
    threads: '[conversationId+block], *messageIds',
    outbox: '++seq, &id, [conversationId+seq], [state+nextAt]',
    drafts: 'conversationId',
    people: 'id',
    tombstones: 'id, at',
    meta: 'key',
  });
  database
    .version(2)
    .stores({
      attachments: 'id, messageId, conversationId, deleteAfter, wantedAt',
      blobs: '[attachmentId+part]',
    })
    .upgrade(forgetCursor);
  database
    .version(3)
    .stores({ comments: 'id, [conversationId+createdAt]', commentDrafts: 'conversationId' })
    .upgrade(async (transaction) => {
      await forgetCursor(transaction);
      await listAnew(transaction, userId);
    });
  database
    .version(4)
    .stores({ billingLines: 'id, cycle', billingExports: 'id, cycle' })
    .upgrade(forgetCursor);
  database
    .version(5)
    .stores({
      attachments: 'id, messageId, conversationId, deleteAfter, wantedAt, goesAt',
      notices: 'messageId, conversationId, [state+dueAt]',
    })
    .upgrade(async (transaction) => {
      // Conversations say since when they are in the record.
      await forgetCursor(transaction);
      await noteWhenBytesGo(transaction);
    });
}

/** Files, comments, assignments, billing lines and notices passed by unkept before; a full pull brings them. */
async function forgetCursor(transaction: Transaction): Promise<void> {
  const meta = transaction.table<MetaRow, string>('meta');
  const sync = await meta.get('sync');
  if (sync?.key !== 'sync') return;
  await meta.put({ ...sync, value: { ...sync.value, cursor: undefined, fullPull: undefined } });
}

/** There are more lists now; until the server answers, rows stand in them by what is known here. */
async function listAnew(transaction: Transaction, userId: string): Promise<void> {
  const meta = transaction.table<MetaRow, string>('meta');
  const groups = await meta.get('member');
  const member = { userId, workgroups: groups?.key === 'member' ? groups.value : [] };
  const conversations = transaction.table<ConversationRow, string>('conversations');
  const rows = await conversations.toArray();
  await conversations.bulkPut(rows.map((row) => ({ ...row, ...listingOf(row, member) })));
}

/** Bytes that are here are found by the time at which they go. */
async function noteWhenBytesGo(transaction: Transaction): Promise<void> {
  const attachments = transaction.table<AttachmentRow, string>('attachments');
  const rows = await attachments.toArray();
  await attachments.bulkPut(rows.map(asKept));
}
