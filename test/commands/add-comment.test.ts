import { expect } from '@open-wc/testing';

import { addComment } from '../../src/commands/add-comment.js';
import { saveCommentDraft } from '../../src/commands/save-comment-draft.js';
import { undoReply } from '../../src/commands/undo-reply.js';
import { TooLateError } from '../../src/model/errors.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import { watchComments } from '../../src/store/comment-queries.js';
import { watchConversation } from '../../src/store/conversation-queries.js';
import type { OutboxRow, Store } from '../../src/store/database.js';
import { watchCounts, watchNeedsDecision } from '../../src/store/inbox-queries.js';
import { entryOf, openPayload } from '../../src/store/outbox.js';
import type { CommentView, ConversationView, Counts, InboxRow } from '../../src/store/views.js';
import { comment, NOON, staff, unreadConversation } from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

async function storeWithConversation(): Promise<Store> {
  const store = await openTestStore();
  await applyChanges(store, [
    staff('ana-ruiz', 'Ana Ruiz'),
    staff('sam-okafor', 'Sam Okafor'),
    ...unreadConversation('c1'),
    comment('c1', 'k2', { body: 'Second.', createdAt: NOON + 2 }),
    comment('c1', 'k1', { body: 'First.', createdAt: NOON + 1 }),
    comment('c2', 'k3', { body: 'Elsewhere.' }),
  ]);
  return store;
}

function comments(store: Store): Promise<readonly CommentView[]> {
  return firstView((next, fail) => watchComments(store, 'c1', next, fail));
}

suite('saying something to colleagues', () => {
  teardown(deleteTestStores);

  test('of a draft that another page has used says nothing a second time', async () => {
    const store = await storeWithConversation();
    const typed = { conversationId: 'c1', text: 'Third.', seen: undefined };
    const { savedAt: seen } = await saveCommentDraft(store, typed);
    const one = { conversationId: 'c1', body: 'Third.', seen, isKept: true };
    await addComment(store, one);
    const second = await addComment(store, one).catch((error: unknown) => error);
    expect(second).to.be.instanceOf(TooLateError);
    expect(await store.db.outbox.count()).to.equal(1);
  });

  test('shows it after what was said before, as queued', async () => {
    const store = await storeWithConversation();
    await addComment(store, { conversationId: 'c1', body: 'Third.' });
    const shown = await comments(store);
    expect(shown.map(({ body }) => body)).to.deep.equal(['First.', 'Second.', 'Third.']);
    expect(shown.map(({ delivery }) => delivery?.state)).to.deep.equal([
      undefined,
      undefined,
      'waiting',
    ]);
    expect(shown.map(({ authorName }) => authorName)).to.deep.equal([
      'Sam Okafor',
      'Sam Okafor',
      'Ana Ruiz',
    ]);
  });

  test('freezes the bytes that the contract asks for', async () => {
    const store = await storeWithConversation();
    const id = await addComment(store, { conversationId: 'c1', body: 'Third.' });
    const entry = (await entryOf(store.db, id)) as OutboxRow;
    expect(JSON.parse((await openPayload(store, entry)).body)).to.deep.equal({
      body: 'Third.',
      composedAt: new Date(store.now()).toISOString(),
    });
  });

  test('waits to be sent, and is no part of the patient’s conversation', async () => {
    const store = await storeWithConversation();
    await addComment(store, { conversationId: 'c1', body: 'Third.' });
    const counts = await firstView<Counts>((next, fail) => watchCounts(store, next, fail));
    expect(counts.waiting).to.equal(1);
    const view = await firstView<ConversationView | undefined>((next, fail) =>
      watchConversation(store, 'c1', next, fail),
    );
    expect(view?.pending).to.deep.equal([]);
  });

  test('brings the conversation to the top once it was refused', async () => {
    const store = await storeWithConversation();
    const id = await addComment(store, { conversationId: 'c1', body: 'Third.' });
    await store.db.outbox.where('id').equals(id).modify({ state: 'refused' });
    const rows = await firstView<readonly InboxRow[]>((next, fail) =>
      watchNeedsDecision(store, next, fail),
    );
    expect(rows.map((row) => [row.id, row.delivery?.state])).to.deep.equal([['c1', 'refused']]);
    expect((await comments(store)).at(-1)?.delivery?.state).to.equal('refused');
  });

  test('never becomes a reply’s draft', async () => {
    const store = await storeWithConversation();
    const id = await addComment(store, { conversationId: 'c1', body: 'Third.' });
    expect(await undoReply(store, id)).to.equal(false);
    expect(await store.db.drafts.count()).to.equal(0);
  });
});
