import { expect } from '@open-wc/testing';

import { markRead } from '../../src/commands/mark-read.js';
import { markUnread } from '../../src/commands/mark-unread.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import type { Store } from '../../src/store/database.js';
import { watchCounts } from '../../src/store/inbox-queries.js';
import { openPayload, unfinishedEntries } from '../../src/store/outbox.js';
import type { Counts } from '../../src/store/views.js';
import { NOON, unreadConversation } from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

const SEEN = { id: 'c1-m1', sentAt: NOON };

async function readConversation(): Promise<Store> {
  const store = await openTestStore();
  await applyChanges(store, unreadConversation('c1', { unread: 0 }));
  return store;
}

async function unread(store: Store): Promise<number> {
  return (await firstView<Counts>((next, fail) => watchCounts(store, next, fail))).unreadMessages;
}

async function marks(store: Store): Promise<unknown[]> {
  const entries = await unfinishedEntries(store.db);
  const payloads = await Promise.all(entries.map((entry) => openPayload(store, entry)));
  return payloads.map(({ body }) => (JSON.parse(body) as { upTo: unknown }).upTo);
}

suite('marking a conversation unread', () => {
  teardown(deleteTestStores);

  test('raises the number at once and tells the clinic so', async () => {
    const store = await readConversation();
    await markUnread(store, 'c1');
    expect(await unread(store)).to.equal(1);
    expect(await marks(store)).to.deep.equal([null]);
  });

  test('is undone by reading, and one mark is enough to say so', async () => {
    const store = await readConversation();
    await markUnread(store, 'c1');
    await markRead(store, 'c1', SEEN);
    expect(await unread(store)).to.equal(0);
    expect(await marks(store)).to.deep.equal(['c1-m1']);
  });

  test('does not take back that it was opened', async () => {
    const store = await openTestStore();
    await applyChanges(store, unreadConversation('c1'));
    await markRead(store, 'c1', SEEN);
    await markUnread(store, 'c1');
    expect(await unread(store)).to.equal(1);
    expect(await marks(store)).to.deep.equal(['c1-m1', null]);
  });

  test('asks nothing where something is unread, and nothing where no patient wrote', async () => {
    const store = await openTestStore();
    await applyChanges(store, [
      ...unreadConversation('c1', { unread: 2 }),
      ...unreadConversation('c2', { unread: 0, lastPatientMessageAt: null }),
    ]);
    await markUnread(store, 'c1');
    await markUnread(store, 'c2');
    expect(await marks(store)).to.deep.equal([]);
    expect(await unread(store)).to.equal(2);
  });
});
