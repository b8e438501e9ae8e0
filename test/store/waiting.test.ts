import { expect } from '@open-wc/testing';

import { addComment } from '../../src/commands/add-comment.js';
import { assignConversation } from '../../src/commands/assign-conversation.js';
import { closeConversation } from '../../src/commands/close-conversation.js';
import { discardUnsent } from '../../src/commands/discard-unsent.js';
import { markRead } from '../../src/commands/mark-read.js';
import type { BasedOn } from '../../src/model/reply-options.js';
import type { OutboxRow, Store } from '../../src/store/database.js';
import { watchCounts } from '../../src/store/inbox-queries.js';
import type { Counts, WaitingList } from '../../src/store/views.js';
import { watchWaiting } from '../../src/store/waiting-queries.js';
import { openDesk, reply } from '../support/push-desk.js';
import { NOON } from '../support/server-rows.js';
import { deleteTestStores, firstView } from '../support/test-store.js';

const BASED_ON: BasedOn = { messageId: null, assignee: null, state: 'open' };

function waiting(store: Store, limit = 20): Promise<WaitingList> {
  return firstView((next, fail) => watchWaiting(store, { limit }, next, fail));
}

async function ids(store: Store): Promise<string[]> {
  return (await waiting(store)).conversations.map(({ view }) => view.id);
}

function counted(store: Store): Promise<Counts> {
  return firstView((next, fail) => watchCounts(store, next, fail));
}

async function becomes(store: Store, id: string, parts: Partial<OutboxRow>): Promise<void> {
  await store.db.outbox.where('id').equals(id).modify(parts);
}

suite('what waits', () => {
  teardown(deleteTestStores);

  test('is everything that a person wrote or decided, by conversation', async () => {
    const { store } = await openDesk('c1', 'c2');
    await reply(store, 'c1', 'First');
    await addComment(store, { conversationId: 'c2', body: 'For the nurses' });
    const to = { kind: 'staff', id: 'sam-okafor' } as const;
    await assignConversation(store, {
      conversationId: 'c2',
      to,
      comment: 'Yours',
      basedOn: BASED_ON,
    });
    await closeConversation(store, { conversationId: 'c1', basedOn: BASED_ON });
    const { conversations, total } = await waiting(store);
    const kinds = conversations.map(({ view, comments }) => [
      view.id,
      ...view.pending.map(({ kind }) => kind),
      ...comments.map(({ body }) => body),
    ]);
    expect(kinds).to.deep.equal([
      ['c1', 'reply', 'status-change'],
      ['c2', 'assignment', 'For the nurses', 'Yours'],
    ]);
    expect([total, (await counted(store)).waiting]).to.deep.equal([2, 4]);
  });

  test('is no mark, and nothing that is told to the clinic by itself', async () => {
    const { store } = await openDesk('c1', 'c2');
    await markRead(store, 'c1', { id: 'c1-m1', sentAt: NOON });
    await discardUnsent(store, await reply(store, 'c2'));
    expect(await ids(store)).to.deep.equal([]);
    expect((await counted(store)).waiting).to.equal(0);
  });

  test('begins with what a person decides about, then the oldest', async () => {
    const { store } = await openDesk('c1', 'c2', 'c3');
    await reply(store, 'c1');
    await addComment(store, { conversationId: 'c2', body: 'For the nurses' });
    await becomes(store, await reply(store, 'c3'), { state: 'refused' });
    expect(await ids(store)).to.deep.equal(['c3', 'c1', 'c2']);
    const { conversations, total } = await waiting(store, 1);
    expect([conversations.length, total]).to.deep.equal([1, 3]);
  });

  test('says of a comment whether it ends here', async () => {
    const { store } = await openDesk('c1');
    const id = await addComment(store, { conversationId: 'c1', body: 'For the nurses' });
    const mayDiscard = async (): Promise<(boolean | undefined)[]> =>
      (await waiting(store)).conversations.flatMap(({ comments }) =>
        comments.map((comment) => comment.mayDiscard),
      );
    expect(await mayDiscard()).to.deep.equal([true]);
    await becomes(store, id, { attempts: 1 });
    expect(await mayDiscard()).to.deep.equal([false]);
  });
});
