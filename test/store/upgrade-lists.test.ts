import { expect } from '@open-wc/testing';
import { Dexie } from 'dexie';

import { sendReply } from '../../src/commands/send-reply.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import type { ConversationRow, Store } from '../../src/store/database.js';
import { watchCounts } from '../../src/store/inbox-queries.js';
import { patchSync, readSync } from '../../src/store/meta.js';
import type { Counts } from '../../src/store/views.js';
import {
  conversation,
  DEFAULT_OPTIONS,
  unreadConversation,
  workgroup,
} from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

/** As they were released; never to be changed. */
const VERSION_1 = {
  conversations: 'id, *listedIn, *unreadFor',
  threads: '[conversationId+block], *messageIds',
  outbox: '++seq, &id, [conversationId+seq], [state+nextAt]',
  drafts: 'conversationId',
  people: 'id',
  tombstones: 'id, at',
  meta: 'key',
};
const VERSION_2 = {
  attachments: 'id, messageId, conversationId, deleteAfter, wantedAt',
  blobs: '[attachmentId+part]',
};

async function storeWithWork(): Promise<Store> {
  const store = await openTestStore();
  await applyChanges(store, [
    workgroup('nurses', 'Nurses', ['ana-ruiz']),
    ...unreadConversation('mine'),
    conversation('groups', { assignee: { kind: 'workgroup', id: 'nurses' } }),
    conversation('nobodys', { assignee: null }),
  ]);
  await sendReply(store, {
    conversationId: 'mine',
    body: 'Your renewal is ready.',
    options: DEFAULT_OPTIONS,
    basedOn: { messageId: 'mine-m1', assignee: null, state: 'open' },
    undoMs: 0,
  });
  await patchSync(store.db, { cursor: 'page-7', generation: 3 });
  return store;
}

/** Rows as the second version wrote them knew three lists and nothing of openings. */
function asBefore(row: ConversationRow): ConversationRow {
  const { assignedAt, openedAt, ...rest } = row;
  return { ...rest, listedIn: row.listedIn.filter(([list]) => ['inbox', 'open'].includes(list)) };
}

async function turnBack(store: Store): Promise<void> {
  const names = Object.keys({ ...VERSION_1, ...VERSION_2 });
  const rows = await Promise.all(names.map((name) => store.db.table(name).toArray()));
  store.close();
  await Dexie.delete(store.name);
  const old = new Dexie(store.name);
  old.version(1).stores(VERSION_1);
  old.version(2).stores(VERSION_2);
  for (const [at, name] of names.entries()) {
    const kept = rows[at] ?? [];
    await old.table(name).bulkPut(name === 'conversations' ? kept.map(asBefore) : kept);
  }
  old.close();
}

suite('a database of the second version', () => {
  teardown(deleteTestStores);

  test('stands in the new lists at once, offline, and pulls everything anew for what passed by', async () => {
    const before = await storeWithWork();
    const rows = await before.db.conversations.toArray();
    const queued = await before.db.outbox.toArray();
    await turnBack(before);
    const store = await openTestStore({ name: before.name });
    const counts = await firstView<Counts>((next, fail) => watchCounts(store, next, fail));
    const { inbox, mine, groups, unassigned, unreadMessages, waiting } = counts;
    expect([inbox, mine, groups, unassigned]).to.deep.equal([2, 1, 1, 1]);
    expect([unreadMessages, waiting]).to.deep.equal([1, 1]);
    expect((await store.db.conversations.toArray()).map(({ listedIn }) => listedIn)).to.deep.equal(
      rows.map(({ listedIn }) => listedIn),
    );
    expect(await store.db.outbox.toArray()).to.deep.equal(queued);
    const { cursor, generation } = await readSync(store.db);
    expect([cursor, generation]).to.deep.equal([undefined, 3]);
    expect(await store.db.comments.count()).to.equal(0);
  });
});
