import type { Dexie, Transaction } from 'dexie';

import type { MetaRow } from './meta.js';

/**
 * Every schema that was ever released, oldest first; none is ever removed, because a browser may come back
 * with any of them.
 */
export function declareVersions(database: Dexie): void {
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
}

/** Files passed by unkept before; a full pull brings them. */
async function forgetCursor(transaction: Transaction): Promise<void> {
  const meta = transaction.table<MetaRow, string>('meta');
  const sync = await meta.get('sync');
  if (sync?.key !== 'sync') return;
  await meta.put({ ...sync, value: { ...sync.value, cursor: undefined, fullPull: undefined } });
}
