import { expect } from '@open-wc/testing';

import { assignConversation } from '../../src/commands/assign-conversation.js';
import { discardUnsent } from '../../src/commands/discard-unsent.js';
import { editReply } from '../../src/commands/edit-reply.js';
import { saveCommentDraft } from '../../src/commands/save-comment-draft.js';
import { saveDraft } from '../../src/commands/save-draft.js';
import { withdrawReply } from '../../src/commands/withdraw-reply.js';
import type { Assignee } from '../../src/model/conversation.js';
import type { BasedOn } from '../../src/model/reply-options.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import { readCommentDraft } from '../../src/store/comment-drafts.js';
import { watchComments } from '../../src/store/comment-queries.js';
import { watchConversation } from '../../src/store/conversation-queries.js';
import type { OutboxRow, Store } from '../../src/store/database.js';
import { watchList, type ListView } from '../../src/store/inbox-queries.js';
import { entryOf, openPayload } from '../../src/store/outbox.js';
import type { CommentView, ConversationList, ConversationView } from '../../src/store/views.js';
import { staff, unreadConversation } from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

const ANA: Assignee = { kind: 'staff', id: 'ana-ruiz' };
const SAM: Assignee = { kind: 'staff', id: 'sam-okafor' };
const BASED_ON: BasedOn = { messageId: 'c1-m1', assignee: ANA, state: 'open' };
const ASSIGNMENT = { conversationId: 'c1', to: SAM, comment: '', basedOn: BASED_ON };

async function storeWithConversation(assignee: Assignee | null = ANA): Promise<Store> {
  const store = await openTestStore();
  await applyChanges(store, [
    staff('ana-ruiz', 'Ana Ruiz'),
    staff('sam-okafor', 'Sam Okafor'),
    ...unreadConversation('c1', { assignee }),
  ]);
  return store;
}

async function bodyOf(store: Store, id: string): Promise<Record<string, unknown>> {
  const entry = (await entryOf(store.db, id)) as OutboxRow;
  return JSON.parse((await openPayload(store, entry)).body) as Record<string, unknown>;
}

async function rowsOf(store: Store, view: ListView): Promise<string[]> {
  const { rows } = await firstView<ConversationList>((next, fail) =>
    watchList(store, { view, limit: 50 }, next, fail),
  );
  return rows.map(({ id }) => id);
}

function comments(store: Store): Promise<readonly CommentView[]> {
  return firstView((next, fail) => watchComments(store, 'c1', next, fail));
}

async function becomes(store: Store, id: string, parts: Partial<OutboxRow>): Promise<void> {
  await store.db.outbox.where('id').equals(id).modify(parts);
}

suite('assigning a conversation', () => {
  teardown(deleteTestStores);

  test('moves it from Mine to Assigned by me at once, and it waits to be sent', async () => {
    const store = await storeWithConversation();
    await assignConversation(store, ASSIGNMENT);
    expect(await rowsOf(store, 'mine')).to.deep.equal([]);
    expect(await rowsOf(store, 'inbox')).to.deep.equal([]);
    expect(await rowsOf(store, 'assigned-by-me')).to.deep.equal(['c1']);
    expect(await rowsOf(store, 'waiting')).to.deep.equal(['c1']);
  });

  test('freezes the bytes that the contract asks for, without a comment where none was given', async () => {
    const store = await storeWithConversation();
    const id = await assignConversation(store, { ...ASSIGNMENT, comment: '  \n' });
    expect(await bodyOf(store, id)).to.deep.equal({
      to: SAM,
      basedOn: BASED_ON,
      composedAt: new Date(store.now()).toISOString(),
    });
  });

  test('to nobody releases it', async () => {
    const store = await storeWithConversation();
    const id = await assignConversation(store, { ...ASSIGNMENT, to: null });
    expect((await bodyOf(store, id))['to']).to.equal(null);
    expect(await rowsOf(store, 'unassigned')).to.deep.equal(['c1']);
  });

  test('to oneself claims it', async () => {
    const store = await storeWithConversation(null);
    await assignConversation(store, {
      ...ASSIGNMENT,
      to: ANA,
      basedOn: { ...BASED_ON, assignee: null },
    });
    expect(await rowsOf(store, 'mine')).to.deep.equal(['c1']);
    expect(await rowsOf(store, 'assigned-by-me')).to.deep.equal([]);
  });

  test('shows its comment as queued, under the id that the clinic will know it by', async () => {
    const store = await storeWithConversation();
    const id = await assignConversation(store, { ...ASSIGNMENT, comment: 'She called twice.' });
    const { comment } = (await bodyOf(store, id)) as { comment: { id: string; body: string } };
    const [shown, ...others] = await comments(store);
    expect(others).to.deep.equal([]);
    expect([shown?.id, shown?.body]).to.deep.equal([comment.id, 'She called twice.']);
    expect([shown?.authorName, shown?.mine]).to.deep.equal(['Ana Ruiz', true]);
    expect([shown?.delivery?.state, shown?.assignmentId]).to.deep.equal(['waiting', id]);
  });

  test('takes the comment draft that it grew from, and leaves words that came since', async () => {
    const store = await storeWithConversation();
    const typed = { conversationId: 'c1', text: 'Hers.', to: SAM, seen: undefined };
    const { savedAt } = await saveCommentDraft(store, typed);
    await assignConversation(store, { ...ASSIGNMENT, comment: 'Hers.', seen: savedAt });
    expect(await readCommentDraft(store, 'c1')).to.equal(undefined);
    const later = await saveCommentDraft(store, { ...typed, text: 'Later.' });
    await assignConversation(store, { ...ASSIGNMENT, seen: (later.savedAt ?? 0) - 1 });
    expect((await readCommentDraft(store, 'c1'))?.text).to.equal('Later.');
  });

  test('leaves the reply’s draft alone', async () => {
    const store = await storeWithConversation();
    await saveDraft(store, { conversationId: 'c1', text: 'Dear Marie', seen: undefined });
    await assignConversation(store, ASSIGNMENT);
    expect(await store.db.drafts.count()).to.equal(1);
  });

  test('that was refused stands in the conversation with whom it was meant for', async () => {
    const store = await storeWithConversation();
    const id = await assignConversation(store, { ...ASSIGNMENT, comment: 'Hers.' });
    await becomes(store, id, { state: 'refused', attempts: 1, heard: 1 });
    const view = await firstView<ConversationView | undefined>((next, fail) =>
      watchConversation(store, 'c1', next, fail),
    );
    const [work] = view?.pending ?? [];
    if (work?.kind !== 'assignment') throw new Error('No assignment is shown.');
    expect([work.to?.name, work.hasComment, work.mustWithdraw, work.tookBy]).to.deep.equal([
      'Sam Okafor',
      true,
      false,
      null,
    ]);
  });

  test('is thrown away with its comment while nothing has left this device', async () => {
    const store = await storeWithConversation();
    const id = await assignConversation(store, { ...ASSIGNMENT, comment: 'Hers.' });
    expect(await discardUnsent(store, id)).to.equal(true);
    expect(await rowsOf(store, 'mine')).to.deep.equal(['c1']);
    expect(await comments(store)).to.deep.equal([]);
  });

  test('never becomes a reply’s draft', async () => {
    const store = await storeWithConversation();
    const id = await assignConversation(store, { ...ASSIGNMENT, comment: 'Hers.' });
    expect(await editReply(store, id)).to.equal(false);
    await withdrawReply(store, id, 'edit');
    expect((await entryOf(store.db, id))?.withdraw).to.equal(undefined);
    expect(await store.db.drafts.count()).to.equal(0);
  });
});
