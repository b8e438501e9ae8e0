import type { Dexie } from 'dexie';

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
}
