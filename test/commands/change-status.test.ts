import { expect } from '@open-wc/testing';

import { closeConversation } from '../../src/commands/close-conversation.js';
import { discardUnsent } from '../../src/commands/discard-unsent.js';
import { reopenConversation } from '../../src/commands/reopen-conversation.js';
import { withdrawReply } from '../../src/commands/withdraw-reply.js';
import type { BasedOn } from '../../src/model/reply-options.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import type { OutboxRow, Store } from '../../src/store/database.js';
import { watchCounts, watchList, type ListView } from '../../src/store/inbox-queries.js';
import { entryOf, openPayload } from '../../src/store/outbox.js';
import type { ConversationList, Counts } from '../../src/store/views.js';
import { unreadConversation } from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

const BASED_ON: BasedOn = { messageId: 'c1-m1', assignee: null, state: 'open' };
const CHANGE = { conversationId: 'c1', basedOn: BASED_ON };

async function storeWith(state: 'open' | 'closed'): Promise<Store> {
  const store = await openTestStore();
  await applyChanges(store, unreadConversation('c1', { state }));
  return store;
}

async function rowsOf(store: Store, view: ListView): Promise<string[]> {
  const { rows } = await firstView<ConversationList>((next, fail) =>
    watchList(store, { view, limit: 50 }, next, fail),
  );
  return rows.map(({ id }) => id);
}

async function becomes(store: Store, id: string, parts: Partial<OutboxRow>): Promise<void> {
  await store.db.outbox.where('id').equals(id).modify(parts);
}

suite('closing a conversation', () => {
  teardown(deleteTestStores);

  test('moves it from the Inbox to Closed at once, and it waits to be sent', async () => {
    const store = await storeWith('open');
    await closeConversation(store, CHANGE);
    expect(await rowsOf(store, 'inbox')).to.deep.equal([]);
    expect(await rowsOf(store, 'closed')).to.deep.equal(['c1']);
    expect(await rowsOf(store, 'waiting')).to.deep.equal(['c1']);
  });

  test('takes the reply box from the patient and leaves nothing to answer', async () => {
    const store = await storeWith('open');
    await closeConversation(store, CHANGE);
    const row = await store.db.conversations.get('c1');
    expect([
      row?.state,
      row?.patientCanReply,
      row?.patientMayAttach,
      row?.needsAnswer,
    ]).to.deep.equal(['closed', false, false, false]);
    expect(row?.base.state).to.equal('open');
  });

  test('freezes the bytes that the contract asks for, with what the person saw', async () => {
    const store = await storeWith('open');
    const id = await closeConversation(store, CHANGE);
    const entry = (await entryOf(store.db, id)) as OutboxRow;
    const { body } = await openPayload(store, entry);
    expect(JSON.parse(body)).to.deep.equal({
      state: 'closed',
      basedOn: BASED_ON,
      composedAt: new Date(store.now()).toISOString(),
    });
  });

  test('counts as needing a decision while it is held', async () => {
    const store = await storeWith('open');
    await becomes(store, await closeConversation(store, CHANGE), { state: 'held' });
    const counts = await firstView<Counts>((next, fail) => watchCounts(store, next, fail));
    expect([counts.waiting, counts.held]).to.deep.equal([1, 1]);
  });

  test('is thrown away without the server while that has not taken it', async () => {
    const store = await storeWith('open');
    const id = await closeConversation(store, CHANGE);
    await becomes(store, id, { state: 'held', attempts: 2, heard: 2 });
    expect(await discardUnsent(store, id)).to.equal(true);
    expect((await entryOf(store.db, id))?.state).to.equal('withdrawn');
    expect(await rowsOf(store, 'inbox')).to.deep.equal(['c1']);
  });

  test('is not thrown away while it may be on its way', async () => {
    const store = await storeWith('open');
    const id = await closeConversation(store, CHANGE);
    await becomes(store, id, { state: 'waiting', attempts: 2, heard: 1 });
    expect(await discardUnsent(store, id)).to.equal(false);
    expect((await entryOf(store.db, id))?.state).to.equal('waiting');
  });

  test('never stands in the way for ever: held after a silence, it ends with a decision', async () => {
    const store = await storeWith('open');
    const id = await closeConversation(store, CHANGE);
    await becomes(store, id, { state: 'held', attempts: 2, heard: 1 });
    expect(await discardUnsent(store, id)).to.equal(true);
    expect((await entryOf(store.db, id))?.state).to.equal('withdrawn');
  });

  test('never asks the server to take it back, which the contract does not offer', async () => {
    const store = await storeWith('open');
    const id = await closeConversation(store, CHANGE);
    await withdrawReply(store, id, 'discard');
    expect((await entryOf(store.db, id))?.withdraw).to.equal(undefined);
  });
});

suite('reopening a conversation', () => {
  teardown(deleteTestStores);

  test('brings it back to the Inbox at once, and the patient can reply', async () => {
    const store = await storeWith('closed');
    await reopenConversation(store, { ...CHANGE, basedOn: { ...BASED_ON, state: 'closed' } });
    expect(await rowsOf(store, 'inbox')).to.deep.equal(['c1']);
    expect((await store.db.conversations.get('c1'))?.patientCanReply).to.equal(true);
  });
});
