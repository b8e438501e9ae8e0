import { expect } from '@open-wc/testing';

import { sendReply } from '../../src/commands/send-reply.js';
import type { Conversation } from '../../src/model/conversation.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import type { Store } from '../../src/store/database.js';
import {
  watchCounts,
  watchList,
  type ListFilter,
  type ListView,
} from '../../src/store/inbox-queries.js';
import type { ConversationList, Counts } from '../../src/store/views.js';
import {
  conversation,
  DEFAULT_OPTIONS,
  NOON,
  staff,
  unreadConversation,
  workgroup,
} from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

const SAM = { kind: 'staff', id: 'sam-okafor' } as const;

function list(store: Store, view: ListView, filter?: ListFilter): Promise<ConversationList> {
  return firstView((next, fail) => watchList(store, { view, limit: 2, filter }, next, fail));
}

async function ids(store: Store, view: ListView, filter?: ListFilter): Promise<string[]> {
  return (await list(store, view, filter)).rows.map(({ id }) => id);
}

function at(minutes: number, parts: Partial<Conversation> = {}): Partial<Conversation> {
  return { lastPatientMessageAt: NOON + minutes * 60_000, ...parts };
}

async function reply(store: Store, conversationId: string): Promise<string> {
  return sendReply(store, {
    conversationId,
    body: 'Yes.',
    options: DEFAULT_OPTIONS,
    basedOn: { messageId: null, assignee: null, state: 'open' },
    undoMs: 0,
  });
}

suite('a list narrowed by chips', () => {
  teardown(deleteTestStores);

  test('keeps its order and tells how many there are, loaded or not', async () => {
    const store = await openTestStore();
    await applyChanges(store, [
      ...unreadConversation('u1', at(1)),
      ...unreadConversation('u3', at(3)),
      ...unreadConversation('u2', at(2)),
      conversation('r1', at(9)),
    ]);
    const { rows, total } = await list(store, 'mine', { unread: true });
    expect(rows.map(({ id }) => id)).to.deep.equal(['u3', 'u2']);
    expect(total).to.equal(3);
  });

  test('holds only what the view holds', async () => {
    const store = await openTestStore();
    await applyChanges(store, [
      ...unreadConversation('mine', at(1)),
      ...unreadConversation('his', at(2, { assignee: SAM })),
      ...unreadConversation('nobodys', at(3, { assignee: null })),
    ]);
    expect(await ids(store, 'mine', { unread: true })).to.deep.equal(['mine']);
    expect(await ids(store, 'unassigned', { unread: true })).to.deep.equal(['nobodys']);
    expect((await list(store, 'open', { needsAnswer: true })).total).to.equal(3);
  });

  test('by several chips holds what passes all of them', async () => {
    const store = await openTestStore();
    await applyChanges(store, [
      ...unreadConversation('both', at(1)),
      ...unreadConversation('read', at(2, { unread: 0 })),
      ...unreadConversation('answered', at(3, { needsAnswer: false })),
    ]);
    const both = { unread: true, needsAnswer: true };
    expect(await ids(store, 'inbox', both)).to.deep.equal(['both']);
    expect(await ids(store, 'inbox', { unread: true })).to.deep.equal(['answered', 'both']);
    expect(await ids(store, 'inbox', { needsAnswer: true })).to.deep.equal(['read', 'both']);
  });

  test('not sent: where a reply of mine is on its way; what is held stands at the top instead', async () => {
    const store = await openTestStore();
    await applyChanges(store, [
      ...unreadConversation('queued', at(1)),
      ...unreadConversation('held', at(2)),
      ...unreadConversation('quiet', at(3)),
    ]);
    await reply(store, 'queued');
    const id = await reply(store, 'held');
    await store.db.outbox.where('id').equals(id).modify({ state: 'held' });
    expect(await ids(store, 'inbox', { notSent: true })).to.deep.equal(['queued']);
    expect((await list(store, 'inbox')).total).to.equal(2);
    expect(await ids(store, 'open', { notSent: true })).to.deep.equal(['held', 'queued']);
    expect(await ids(store, 'waiting', { unread: true })).to.deep.equal(['held', 'queued']);
  });

  test('follows what is queued: an answered conversation leaves at once', async () => {
    const store = await openTestStore();
    await applyChanges(store, unreadConversation('c1'));
    await reply(store, 'c1');
    expect(await ids(store, 'inbox', { needsAnswer: true })).to.deep.equal([]);
  });
});

suite('the numbers beside the views', () => {
  teardown(deleteTestStores);

  test('count each view, and move when I join a workgroup', async () => {
    const store = await openTestStore();
    const nurses = { kind: 'workgroup', id: 'nurses' } as const;
    await applyChanges(store, [
      workgroup('nurses', 'Nurses', []),
      conversation('mine', { patientCanReply: false }),
      conversation('groups', { assignee: nurses }),
      conversation('nobodys', { assignee: null }),
      conversation('given', { assignee: SAM, assignedBy: 'ana-ruiz' }),
    ]);
    const numbers = async (): Promise<number[]> => {
      const counts = await firstView<Counts>((next, fail) => watchCounts(store, next, fail));
      const { inbox, mine, groups, unassigned, open, assignedByMe, ended } = counts;
      return [inbox, mine, groups, unassigned, open, assignedByMe, ended];
    };
    expect(await numbers()).to.deep.equal([1, 1, 0, 1, 4, 1, 1]);
    await applyChanges(store, [workgroup('nurses', 'Nurses', ['ana-ruiz'], 2)]);
    expect(await numbers()).to.deep.equal([2, 1, 1, 1, 4, 1, 1]);
    expect(await ids(store, 'groups')).to.deep.equal(['groups']);
  });
});

suite('who has opened a conversation', () => {
  teardown(deleteTestStores);

  async function openedBy(openings: Conversation['openedBy']): Promise<unknown> {
    const store = await openTestStore();
    await applyChanges(store, [
      staff('sam-okafor', 'Sam Okafor'),
      ...unreadConversation('c1', { openedBy: openings }),
    ]);
    return (await list(store, 'open')).rows[0]?.openedBy;
  }

  test('is the latest colleague since the patient wrote, before me', async () => {
    const shown = await openedBy([
      { staffId: 'dana-lee', at: NOON + 1 },
      { staffId: 'sam-okafor', at: NOON + 2 },
      { staffId: 'ana-ruiz', at: NOON + 3 },
    ]);
    expect(shown).to.deep.equal({ name: 'Sam Okafor', me: false, at: NOON + 2 });
  });

  test('is me where nobody else did', async () => {
    const shown = await openedBy([
      { staffId: 'sam-okafor', at: NOON - 1 },
      { staffId: 'ana-ruiz', at: NOON + 3 },
    ]);
    expect(shown).to.deep.equal({ name: 'ana-ruiz', me: true, at: NOON + 3 });
  });

  test('is nobody once the patient has written again', async () => {
    expect(await openedBy([{ staffId: 'sam-okafor', at: NOON - 1 }])).to.equal(null);
  });
});
