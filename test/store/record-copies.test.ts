import { expect } from '@open-wc/testing';

import type { RecordCopy } from '../../src/model/record-copy.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import { watchConversation } from '../../src/store/conversation-queries.js';
import type { Store } from '../../src/store/database.js';
import type { ConversationView } from '../../src/store/views.js';
import { conversation, message, NOON } from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

const COPY: RecordCopy = {
  system: 'clinic-record',
  at: NOON,
  state: 'filed',
  messageCount: 12,
  fileCount: 2,
};

async function copiesOf(store: Store): Promise<readonly RecordCopy[] | undefined> {
  const view = await firstView<ConversationView | undefined>((next, fail) =>
    watchConversation(store, 'c1', next, fail),
  );
  return view?.recordCopies;
}

suite('record copies of a conversation', () => {
  teardown(deleteTestStores);

  test('are shown as the server last told, also after a row of another kind came', async () => {
    const store = await openTestStore();
    await applyChanges(store, [conversation('c1')]);
    expect(await copiesOf(store)).to.deep.equal([]);
    await applyChanges(store, [conversation('c1', { recordCopies: [COPY] }, 2)]);
    await applyChanges(store, [message('c1', 'm1')]);
    expect(await copiesOf(store)).to.deep.equal([COPY]);
  });

  test('of a row that an earlier version kept are none', async () => {
    const store = await openTestStore();
    await applyChanges(store, [conversation('c1')]);
    await store.db.conversations.update('c1', { recordCopies: undefined });
    expect(await copiesOf(store)).to.deep.equal([]);
  });
});
