import { expect } from '@open-wc/testing';

import { addComment } from '../../src/commands/add-comment.js';
import { saveCommentDraft } from '../../src/commands/save-comment-draft.js';
import type { Assignee } from '../../src/model/conversation.js';
import { readCommentDraft } from '../../src/store/comment-drafts.js';
import { watchCommentDraft } from '../../src/store/draft-queries.js';
import type { CommentDraft } from '../../src/store/views.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

const SAM: Assignee = { kind: 'staff', id: 'sam-okafor' };
const FIRST = { conversationId: 'c1', text: 'First.', seen: undefined };

suite('the draft for colleagues', () => {
  teardown(deleteTestStores);

  test('keeps what was typed and who was chosen', async () => {
    const store = await openTestStore();
    const { savedAt } = await saveCommentDraft(store, { ...FIRST, to: SAM });
    const draft = await firstView<CommentDraft | undefined>((next, fail) =>
      watchCommentDraft(store, 'c1', next, fail),
    );
    expect(draft).to.deep.equal({ text: 'First.', to: SAM, savedAt });
  });

  test('is in no table of the reply’s, and readable nowhere', async () => {
    const store = await openTestStore();
    await saveCommentDraft(store, FIRST);
    expect(await store.db.drafts.count()).to.equal(0);
    const row = await store.db.commentDrafts.get('c1');
    expect(Object.keys(row ?? {}).sort()).to.deep.equal(['conversationId', 'savedAt', 'sealed']);
  });

  test('never loses words that came from another tab', async () => {
    const store = await openTestStore();
    await saveCommentDraft(store, FIRST);
    const saved = await saveCommentDraft(store, { ...FIRST, text: 'Second.' });
    expect(saved.before?.text).to.equal('First.');
    expect((await readCommentDraft(store, 'c1'))?.text).to.equal('First.\n\nSecond.');
  });

  test('that grew from what is kept replaces it', async () => {
    const store = await openTestStore();
    const { savedAt: seen } = await saveCommentDraft(store, FIRST);
    await saveCommentDraft(store, { ...FIRST, text: 'First, and more.', seen });
    expect((await readCommentDraft(store, 'c1'))?.text).to.equal('First, and more.');
  });

  test('ends when it is emptied, and lives on while somebody is chosen', async () => {
    const store = await openTestStore();
    const { savedAt } = await saveCommentDraft(store, FIRST);
    const chosen = await saveCommentDraft(store, { ...FIRST, text: '', to: SAM, seen: savedAt });
    expect(await store.db.commentDrafts.count()).to.equal(1);
    const emptied = await saveCommentDraft(store, { ...FIRST, text: '', seen: chosen.savedAt });
    expect(emptied.savedAt).to.equal(undefined);
    expect(await store.db.commentDrafts.count()).to.equal(0);
  });

  test('goes with the comment that it became, and no later words with it', async () => {
    const store = await openTestStore();
    const { savedAt } = await saveCommentDraft(store, FIRST);
    const later = await saveCommentDraft(store, { ...FIRST, text: 'Later.', seen: savedAt });
    await addComment(store, { conversationId: 'c1', body: 'First.', seen: savedAt });
    expect((await readCommentDraft(store, 'c1'))?.text).to.equal('Later.');
    await addComment(store, { conversationId: 'c1', body: 'Later.', seen: later.savedAt });
    expect(await store.db.commentDrafts.count()).to.equal(0);
  });
});
