import { expect } from '@open-wc/testing';

import { applyChanges } from '../../src/store/apply-changes.js';
import { watchConversation } from '../../src/store/conversation-queries.js';
import type { Store } from '../../src/store/database.js';
import { watchCounts, watchList } from '../../src/store/inbox-queries.js';
import type { ConversationList, ConversationView, Counts } from '../../src/store/views.js';
import {
  conversation,
  message,
  NOON,
  staff,
  unreadConversation,
  workgroup,
} from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

function list(
  store: Store,
  view: 'inbox' | 'open' | 'closed' = 'inbox',
): Promise<ConversationList> {
  return firstView((next, fail) => watchList(store, { view, limit: 50 }, next, fail));
}

function open(store: Store, id: string): Promise<ConversationView | undefined> {
  return firstView((next, fail) => watchConversation(store, id, next, fail));
}

suite('applying what the server told', () => {
  teardown(deleteTestStores);

  test('an older version of a row changes nothing', async () => {
    const store = await openTestStore();
    await applyChanges(store, [conversation('c1', { subject: 'New' }, 7)]);
    await applyChanges(store, [conversation('c1', { subject: 'Old' }, 7)]);
    expect((await open(store, 'c1'))?.subject).to.equal('New');
  });

  test('what is told twice, by an answer and by the feed, is written once', async () => {
    const store = await openTestStore();
    const told = unreadConversation('c1');
    await applyChanges(store, told);
    const rows = async () => [
      await store.db.conversations.get('c1'),
      ...(await store.db.threads.toArray()),
    ];
    const before = await rows();
    await applyChanges(store, told);
    expect(await rows()).to.deep.equal(before);
  });

  test('messages keep their order by time though they arrive in another', async () => {
    const store = await openTestStore();
    await applyChanges(store, [
      conversation('c1'),
      message('c1', 'm2', { sentAt: NOON + 2 }),
      message('c1', 'm1', { sentAt: NOON + 1 }),
    ]);
    const view = await open(store, 'c1');
    expect(view?.messages.map(({ id }) => id)).to.deep.equal(['m1', 'm2']);
  });

  test('a thread longer than one block is read whole', async () => {
    const store = await openTestStore();
    const long = Array.from({ length: 65 }, (_, n) => message('c1', `m${n}`, { sentAt: NOON + n }));
    await applyChanges(store, [conversation('c1'), ...long.slice(0, 30)]);
    await applyChanges(store, long.slice(30));
    const view = await open(store, 'c1');
    expect(view?.messages.length).to.equal(65);
    expect(await store.db.threads.count()).to.equal(4);
  });

  test('a receipt changes its message and no other', async () => {
    const store = await openTestStore();
    const own = { kind: 'staff', id: 'ana-ruiz', name: 'Ana Ruiz, RN' } as const;
    await applyChanges(store, [
      conversation('c1'),
      message('c1', 'm1'),
      message('c1', 'm2', { from: own, sentAt: NOON + 1 }),
    ]);
    await applyChanges(store, [
      message('c1', 'm2', { from: own, sentAt: NOON + 1, readAt: NOON + 9 }, 2),
    ]);
    const view = await open(store, 'c1');
    expect(view?.messages.map(({ readAt }) => readAt)).to.deep.equal([undefined, NOON + 9]);
    expect((await list(store)).rows[0]?.lastOwn?.readAt).to.equal(NOON + 9);
  });

  test('a late answer does not revive what was deleted, a newer one does', async () => {
    const store = await openTestStore();
    await applyChanges(store, [...unreadConversation('c1')]);
    await applyChanges(store, [{ op: 'delete', kind: 'conversation', id: 'c1', version: 9 }]);
    await applyChanges(store, [conversation('c1', {}, 8), message('c1', 'c1-m1', {}, 8)]);
    expect(await open(store, 'c1')).to.equal(undefined);
    expect(await store.db.threads.count()).to.equal(0);
    await applyChanges(store, [conversation('c1', {}, 10), message('c1', 'c1-m1', {}, 10)]);
    expect((await open(store, 'c1'))?.messages.length).to.equal(1);
  });

  test('joining a workgroup brings its conversations into the inbox', async () => {
    const store = await openTestStore();
    const assignee = { kind: 'workgroup', id: 'nurses' } as const;
    await applyChanges(store, [
      workgroup('nurses', 'Nurses', []),
      ...unreadConversation('c1', { assignee }),
    ]);
    expect((await list(store)).total).to.equal(0);
    await applyChanges(store, [workgroup('nurses', 'Nurses', ['ana-ruiz'], 2)]);
    expect((await list(store)).total).to.equal(1);
    const counts = await firstView<Counts>((next, fail) => watchCounts(store, next, fail));
    expect(counts.unreadMessages).to.equal(1);
  });

  test('a full pull removes what it did not name and keeps drafts', async () => {
    const store = await openTestStore();
    await applyChanges(store, [...unreadConversation('kept'), ...unreadConversation('gone')]);
    await store.db.meta.put({
      key: 'sync',
      value: { generation: 2, fullPull: { received: 0 }, clockOffset: 0, setAside: [] },
    });
    await applyChanges(store, unreadConversation('kept'), { fullPull: true, complete: true });
    const { rows } = await list(store);
    expect(rows.map(({ id }) => id)).to.deep.equal(['kept']);
    expect(await store.db.threads.count()).to.equal(1);
  });

  test('rows carry the names of people, and say so where one is unknown', async () => {
    const store = await openTestStore();
    await applyChanges(store, [
      staff('sam', 'Sam Okafor'),
      conversation('c1', { assignee: { kind: 'staff', id: 'sam' } }),
      conversation('c2', { assignee: { kind: 'staff', id: 'stranger' } }),
    ]);
    const { rows } = await list(store, 'open');
    const names = rows.map(({ id, assignee }) => [id, assignee?.name]);
    expect(new Map(names as [string, string][])).to.deep.equal(
      new Map([
        ['c1', 'Sam Okafor'],
        ['c2', undefined],
      ]),
    );
  });

  test('two batches at once are both written', async () => {
    const store = await openTestStore();
    const second = await openTestStore({ name: store.name });
    await Promise.all([
      applyChanges(store, [conversation('c1'), message('c1', 'm1')]),
      applyChanges(second, [message('c1', 'm2', { sentAt: NOON + 1 })]),
    ]);
    expect((await open(store, 'c1'))?.messages.length).to.equal(2);
  });

  test('a damaged row is left out and the rest is shown', async () => {
    const store = await openTestStore();
    await applyChanges(store, [conversation('c1'), conversation('c2')]);
    const row = await store.db.conversations.get('c1');
    const sealed = row?.sealed.slice() ?? new Uint8Array();
    sealed[20] = (sealed[20] ?? 0) ^ 1;
    await store.db.conversations.update('c1', { sealed });
    const { rows } = await list(store);
    expect(rows.map(({ id }) => id)).to.deep.equal(['c2']);
  });
});
