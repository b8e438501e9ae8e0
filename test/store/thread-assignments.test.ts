import { expect } from '@open-wc/testing';

import { applyChanges } from '../../src/store/apply-changes.js';
import { watchConversation } from '../../src/store/conversation-queries.js';
import type { Store } from '../../src/store/database.js';
import { watchList } from '../../src/store/inbox-queries.js';
import type { ConversationList, ConversationView } from '../../src/store/views.js';
import { assignment, conversation, message, NOON, staff } from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

function view(store: Store): Promise<ConversationView | undefined> {
  return firstView((next, fail) => watchConversation(store, 'c1', next, fail));
}

suite('changes of hands in a thread', () => {
  teardown(deleteTestStores);

  test('stand beside its messages, oldest first, with the names that colleagues use', async () => {
    const store = await openTestStore();
    await applyChanges(store, [
      staff('sam-okafor', 'Sam Okafor'),
      conversation('c1'),
      assignment('c1', 'a2', { at: NOON + 2, to: null }),
      message('c1', 'm1'),
      assignment('c1', 'a1', { at: NOON + 1 }),
    ]);
    const shown = await view(store);
    expect(shown?.messages.map(({ id }) => id)).to.deep.equal(['m1']);
    expect(
      shown?.assignments.map(({ id, byName, mine, to }) => [id, byName, mine, to?.me]),
    ).to.deep.equal([
      ['a1', 'Sam Okafor', false, true],
      ['a2', 'Sam Okafor', false, undefined],
    ]);
  });

  test('may bear the id of a message without taking its place', async () => {
    const store = await openTestStore();
    await applyChanges(store, [
      conversation('c1'),
      message('c1', 'same', { body: 'Hello.' }),
      assignment('c1', 'same'),
    ]);
    const gone = { op: 'delete', kind: 'assignment', id: 'same', version: 2 } as const;
    await applyChanges(store, [{ ...gone, conversationId: 'c1' }]);
    const shown = await view(store);
    expect([shown?.messages.length, shown?.assignments.length]).to.deep.equal([1, 0]);
  });

  test('are never the newest words of a list row', async () => {
    const store = await openTestStore();
    await applyChanges(store, [conversation('c1'), message('c1', 'm1', { body: 'Hello.' })]);
    await applyChanges(store, [assignment('c1', 'a1', { at: NOON + 9 })]);
    const { rows } = await firstView<ConversationList>((next, fail) =>
      watchList(store, { view: 'open', limit: 10 }, next, fail),
    );
    expect(rows[0]?.excerpt?.text).to.equal('Hello.');
  });

  test('go with their conversation', async () => {
    const store = await openTestStore();
    await applyChanges(store, [conversation('c1'), assignment('c1', 'a1')]);
    await applyChanges(store, [{ op: 'delete', kind: 'conversation', id: 'c1', version: 9 }]);
    await applyChanges(store, [assignment('c1', 'a2', {}, 8)]);
    expect(await store.db.threads.count()).to.equal(0);
  });

  test('leave the newest words alone, wherever these lie in a long thread', async () => {
    const store = await openTestStore();
    const newest = message('c1', 'm0', { body: 'Newest.', sentAt: NOON + 100 });
    const older = Array.from({ length: 20 }, (_, n) =>
      message('c1', `m${String(n + 1)}`, { sentAt: NOON + n }),
    );
    await applyChanges(store, [conversation('c1'), newest, ...older]);
    await applyChanges(store, [assignment('c1', 'a1', { at: NOON + 200 })]);
    const { rows } = await firstView<ConversationList>((next, fail) =>
      watchList(store, { view: 'open', limit: 10 }, next, fail),
    );
    expect(rows[0]?.excerpt?.text).to.equal('Newest.');
  });
});
