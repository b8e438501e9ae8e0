import { expect } from '@open-wc/testing';

import { saveDraft } from '../../src/commands/save-draft.js';
import { sendReply } from '../../src/commands/send-reply.js';
import { choicesOf } from '../../src/model/reply-choices.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import type { Store } from '../../src/store/database.js';
import { readDraft } from '../../src/store/drafts.js';
import { DEFAULT_OPTIONS, unreadConversation } from '../support/server-rows.js';
import { ManualClock } from '../support/manual-clock.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';

async function textOf(store: Store): Promise<string | undefined> {
  return (await readDraft(store, 'c1'))?.text;
}

suite('a draft', () => {
  teardown(deleteTestStores);

  test('is replaced by what grew from it, and removed when that is empty', async () => {
    const store = await openTestStore();
    const first = await saveDraft(store, { conversationId: 'c1', text: 'Hi', seen: undefined });
    const { savedAt: seen } = first;
    const second = await saveDraft(store, { conversationId: 'c1', text: 'Hi Marie', seen });
    expect(await textOf(store)).to.equal('Hi Marie');
    await saveDraft(store, { conversationId: 'c1', text: '', seen: second.savedAt });
    expect(await textOf(store)).to.equal(undefined);
  });

  test('is never overwritten by words that did not grow from it', async () => {
    const store = await openTestStore();
    await saveDraft(store, { conversationId: 'c1', text: 'taken back', seen: undefined });
    const typed = { conversationId: 'c1', text: 'typed meanwhile', seen: undefined };
    expect((await saveDraft(store, typed)).before?.text).to.equal('taken back');
    expect(await textOf(store)).to.equal('taken back\n\ntyped meanwhile');
  });

  test('keeps options without a word, and options with words', async () => {
    const store = await openTestStore();
    const choices = {
      ...choicesOf({ ...DEFAULT_OPTIONS, maskName: true }),
      billingProviderId: 'dana-lee',
      notifyIfUnreadAfter: 'P1D',
    };
    const typed = { conversationId: 'c1', text: '', choices, seen: undefined };
    const { savedAt: seen } = await saveDraft(store, typed);
    expect(await readDraft(store, 'c1')).to.deep.include({ text: '', choices });
    await saveDraft(store, { ...typed, text: 'Hi', seen });
    expect(await readDraft(store, 'c1')).to.deep.include({ text: 'Hi', choices });
  });

  test('of an earlier version, without options, is still there', async () => {
    const store = await openTestStore();
    const sealed = await store.vault.seal('drafts', 'c1', { text: 'Old words.' });
    await store.db.drafts.put({ conversationId: 'c1', savedAt: 1, sealed });
    expect(await readDraft(store, 'c1')).to.deep.equal({ text: 'Old words.', savedAt: 1 });
  });

  test('is another one after it was sent, though the clock stands still or is set back', async () => {
    const clock = new ManualClock();
    const store = await openTestStore({ clock });
    const typed = { conversationId: 'c1', text: 'One', seen: undefined };
    const first = await saveDraft(store, typed);
    await saveDraft(store, { ...typed, text: '', seen: first.savedAt });
    clock.advance(-60_000);
    const second = await saveDraft(store, { ...typed, text: 'Two' });
    expect(second.savedAt).to.be.greaterThan(first.savedAt ?? Infinity);
    await saveDraft(store, { ...typed, text: 'Three', seen: first.savedAt });
    expect(await textOf(store)).to.equal('Two\n\nThree');
  });

  test('stays when somebody empties a field that did not show it', async () => {
    const store = await openTestStore();
    await saveDraft(store, { conversationId: 'c1', text: 'taken back', seen: undefined });
    await saveDraft(store, { conversationId: 'c1', text: '', seen: undefined });
    expect(await textOf(store)).to.equal('taken back');
  });

  test('of two tabs at once keeps both texts', async () => {
    const store = await openTestStore();
    const texts = ['one', 'two'];
    await Promise.all(
      texts.map((text) => saveDraft(store, { conversationId: 'c1', text, seen: undefined })),
    );
    expect((await textOf(store))?.split('\n\n').sort()).to.deep.equal(texts);
  });

  test('goes with the reply that it became, but not with words that came to it since', async () => {
    const store = await openTestStore();
    await applyChanges(store, unreadConversation('c1'));
    const basedOn = { messageId: 'c1-m1', assignee: null, state: 'open' } as const;
    const reply = { conversationId: 'c1', options: DEFAULT_OPTIONS, basedOn, undoMs: 0 };
    const first = await saveDraft(store, { conversationId: 'c1', text: 'Yes.', seen: undefined });
    await saveDraft(store, { conversationId: 'c1', text: 'From another tab.', seen: undefined });
    await sendReply(store, { ...reply, body: 'Yes.', seen: first.savedAt });
    const now = await readDraft(store, 'c1');
    expect(now?.text).to.contain('From another tab.');
    await sendReply(store, { ...reply, body: 'Both.', seen: now?.savedAt });
    expect(await textOf(store)).to.equal(undefined);
  });
});
