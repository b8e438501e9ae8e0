import { expect } from '@open-wc/testing';

import { saveDraft } from '../../src/commands/save-draft.js';
import type { Store } from '../../src/store/database.js';
import { readDraft } from '../../src/store/drafts.js';
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
    expect((await saveDraft(store, typed)).before).to.equal('taken back');
    expect(await textOf(store)).to.equal('taken back\n\ntyped meanwhile');
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
});
