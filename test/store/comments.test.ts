import { expect } from '@open-wc/testing';

import { addComment } from '../../src/commands/add-comment.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import { watchComments } from '../../src/store/comment-queries.js';
import type { Store } from '../../src/store/database.js';
import { patchSync } from '../../src/store/meta.js';
import type { CommentView } from '../../src/store/views.js';
import { comment, conversation, NOON } from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

function comments(store: Store, id = 'c1'): Promise<readonly CommentView[]> {
  return firstView((next, fail) => watchComments(store, id, next, fail));
}

async function bodies(store: Store): Promise<string[]> {
  return (await comments(store)).map(({ body }) => body);
}

async function storeWithComments(): Promise<Store> {
  const store = await openTestStore();
  await applyChanges(store, [
    conversation('c1'),
    conversation('c2'),
    comment('c1', 'k1', { body: 'First.' }),
    comment('c1', 'k2', { body: 'Second.', createdAt: NOON + 1 }),
    comment('c2', 'k3', { body: 'Elsewhere.' }),
  ]);
  return store;
}

suite('what colleagues said', () => {
  teardown(deleteTestStores);

  test('is clear in ids and times only', async () => {
    const store = await storeWithComments();
    const row = await store.db.comments.get('k1');
    expect({ ...row, sealed: undefined }).to.deep.equal({
      id: 'k1',
      conversationId: 'c1',
      createdAt: NOON,
      version: 1,
      generation: 0,
      sealed: undefined,
    });
  });

  test('changes by a newer version only', async () => {
    const store = await storeWithComments();
    await applyChanges(store, [comment('c1', 'k1', { body: 'Older.' }, 1)]);
    expect(await bodies(store)).to.deep.equal(['First.', 'Second.']);
    await applyChanges(store, [comment('c1', 'k1', { body: 'Newer.' }, 2)]);
    expect(await bodies(store)).to.deep.equal(['Newer.', 'Second.']);
  });

  test('goes when the server says so, and no late answer brings it back', async () => {
    const store = await storeWithComments();
    const gone = { op: 'delete', kind: 'comment', id: 'k1', version: 5 } as const;
    await applyChanges(store, [{ ...gone, conversationId: 'c1' }]);
    await applyChanges(store, [comment('c1', 'k1', {}, 4)]);
    expect(await bodies(store)).to.deep.equal(['Second.']);
    await applyChanges(store, [comment('c1', 'k1', { body: 'Shown again.' }, 6)]);
    expect(await bodies(store)).to.deep.equal(['Shown again.', 'Second.']);
  });

  test('goes with its conversation, and that of others stays', async () => {
    const store = await storeWithComments();
    await applyChanges(store, [{ op: 'delete', kind: 'conversation', id: 'c1', version: 9 }]);
    await applyChanges(store, [comment('c1', 'k4', {}, 8)]);
    expect(await bodies(store)).to.deep.equal([]);
    expect((await comments(store, 'c2')).length).to.equal(1);
  });

  test('goes at the end of a full pull that did not name it', async () => {
    const store = await storeWithComments();
    await patchSync(store.db, { generation: 1, fullPull: { received: 0 } });
    const named = [conversation('c1'), comment('c1', 'k2', { body: 'Restored.' }, 1)];
    await applyChanges(store, named, { fullPull: true, complete: true });
    expect(await bodies(store)).to.deep.equal(['Restored.']);
    expect(await store.db.comments.count()).to.equal(1);
  });

  test('goes at its end, too, where only the answer to a write named it meanwhile', async () => {
    const store = await storeWithComments();
    await patchSync(store.db, { generation: 1, fullPull: { received: 0 } });
    await applyChanges(store, [comment('c1', 'k1', { body: 'Changed.' }, 2)]);
    await applyChanges(store, [conversation('c1')], { fullPull: true, complete: true });
    expect(await bodies(store)).to.deep.equal([]);
  });

  test('is one, and not queued, once the server told of it though its answer was lost', async () => {
    const store = await storeWithComments();
    const id = await addComment(store, { conversationId: 'c1', body: 'Third.' });
    await applyChanges(store, [comment('c1', id, { body: 'Third.', createdAt: NOON + 9 })]);
    const shown = await comments(store);
    expect(shown.map(({ body }) => body)).to.deep.equal(['First.', 'Second.', 'Third.']);
    expect(shown.at(-1)?.delivery).to.equal(null);
  });

  test('that does not open leaves the others', async () => {
    const store = await storeWithComments();
    const row = await store.db.comments.get('k1');
    const sealed = row?.sealed.slice() ?? new Uint8Array();
    sealed[30] = (sealed[30] ?? 0) ^ 1;
    await store.db.comments.update('k1', { sealed });
    expect(await bodies(store)).to.deep.equal(['Second.']);
  });
});
