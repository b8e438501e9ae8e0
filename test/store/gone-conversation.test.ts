import { expect } from '@open-wc/testing';

import { sendReply } from '../../src/commands/send-reply.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import { watchConversation } from '../../src/store/conversation-queries.js';
import type { Store } from '../../src/store/database.js';
import { watchList } from '../../src/store/inbox-queries.js';
import type { ConversationList, ConversationView } from '../../src/store/views.js';
import { DEFAULT_OPTIONS, unreadConversation } from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

async function storeWithReply(): Promise<Store> {
  const store = await openTestStore();
  await applyChanges(store, unreadConversation('c1'));
  await sendReply(store, {
    conversationId: 'c1',
    body: 'Your renewal is ready.',
    options: DEFAULT_OPTIONS,
    basedOn: { messageId: 'c1-m1', assignee: null, state: 'open' },
    undoMs: 0,
  });
  return store;
}

suite('a conversation that went away while a reply waited', () => {
  teardown(deleteTestStores);

  test('stands in Waiting by the name that the reply remembers', async () => {
    const store = await storeWithReply();
    await applyChanges(store, [{ op: 'delete', kind: 'conversation', id: 'c1', version: 9 }]);
    const { rows } = await firstView<ConversationList>((next, fail) =>
      watchList(store, { view: 'waiting', limit: 50 }, next, fail),
    );
    expect(rows.map(({ id, patient }) => [id, patient.name])).to.deep.equal([
      ['c1', 'Tremblay, Marie'],
    ]);
  });

  test('can still be opened, to decide about the reply', async () => {
    const store = await storeWithReply();
    await applyChanges(store, [{ op: 'delete', kind: 'conversation', id: 'c1', version: 9 }]);
    const view = await firstView<ConversationView | undefined>((next, fail) =>
      watchConversation(store, 'c1', next, fail),
    );
    const bodies = view?.pending.map((work) => work.kind === 'reply' && work.body);
    expect(bodies).to.deep.equal(['Your renewal is ready.']);
    expect([view?.messages.length, view?.permissions.reply]).to.deep.equal([0, false]);
  });

  test('a reply whose bytes do not open is still seen', async () => {
    const store = await storeWithReply();
    const entry = await store.db.outbox.toCollection().first();
    const sealed = entry?.sealed?.slice() ?? new Uint8Array();
    sealed[30] = (sealed[30] ?? 0) ^ 1;
    await store.db.outbox.update(entry?.seq ?? 0, { sealed });
    const view = await firstView<ConversationView | undefined>((next, fail) =>
      watchConversation(store, 'c1', next, fail),
    );
    expect(view?.pending.length).to.equal(1);
  });
});
