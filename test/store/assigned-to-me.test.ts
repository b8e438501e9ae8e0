import { expect } from '@open-wc/testing';

import { assignConversation } from '../../src/commands/assign-conversation.js';
import { markRead } from '../../src/commands/mark-read.js';
import type { Conversation } from '../../src/model/conversation.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import type { Store } from '../../src/store/database.js';
import { watchCounts } from '../../src/store/inbox-queries.js';
import { unfinishedEntries } from '../../src/store/outbox.js';
import type { Counts } from '../../src/store/views.js';
import { ManualClock } from '../support/manual-clock.js';
import { assignment, conversation, message, NOON } from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

const SEEN = { id: 'm1', sentAt: NOON - 60_000 };
const GIVEN: Partial<Conversation> = { assignedBy: 'sam-okafor' };

async function dots(store: Store): Promise<number> {
  return (await firstView<Counts>((next, fail) => watchCounts(store, next, fail))).assignedToMe;
}

async function givenToMe(parts: Partial<Conversation> = {}): Promise<Store> {
  const store = await openTestStore({ clock: new ManualClock(NOON + 60_000) });
  await applyChanges(store, [
    conversation('c1', { ...GIVEN, ...parts }),
    message('c1', 'm1', { sentAt: SEEN.sentAt }),
    assignment('c1', 'a1'),
  ]);
  return store;
}

suite('the dot of what was assigned to me', () => {
  teardown(deleteTestStores);

  test('stands until I open the conversation, in every tab and after a restart', async () => {
    const store = await givenToMe();
    const tab = await openTestStore({ name: store.name, clock: new ManualClock(NOON + 60_000) });
    expect([await dots(store), await dots(tab)]).to.deep.equal([1, 1]);
    await markRead(tab, 'c1', SEEN);
    expect([await dots(store), await dots(tab)]).to.deep.equal([0, 0]);
    tab.close();
    expect(await dots(await openTestStore({ name: store.name }))).to.equal(0);
  });

  test('that I opened tells the clinic, though nothing was unread, and only once', async () => {
    const store = await givenToMe();
    await markRead(store, 'c1', SEEN);
    await markRead(store, 'c1', SEEN);
    const kinds = (await unfinishedEntries(store.db)).map(({ kind }) => kind);
    expect(kinds).to.deep.equal(['read-mark']);
  });

  test('does not come back when the server names an older opening of mine', async () => {
    const store = await givenToMe();
    await markRead(store, 'c1', SEEN);
    const openedBy = [{ staffId: 'ana-ruiz', at: NOON - 5_000 }];
    await applyChanges(store, [conversation('c1', { ...GIVEN, openedBy }, 2)]);
    expect(await dots(store)).to.equal(0);
  });

  test('stays while other things change in the conversation', async () => {
    const store = await givenToMe();
    await applyChanges(store, [conversation('c1', { ...GIVEN, needsAnswer: true }, 2)]);
    expect(await dots(store)).to.equal(1);
  });

  test('does not stand where I opened it since, on another device', async () => {
    const store = await givenToMe({ openedBy: [{ staffId: 'ana-ruiz', at: NOON + 1 }] });
    expect(await dots(store)).to.equal(0);
  });

  test('stands though a colleague has opened it', async () => {
    const store = await givenToMe({ openedBy: [{ staffId: 'sam-okafor', at: NOON + 1 }] });
    expect(await dots(store)).to.equal(1);
  });

  test('comes again when it is given to me again', async () => {
    const store = await givenToMe();
    await markRead(store, 'c1', SEEN);
    await applyChanges(store, [assignment('c1', 'a2', { at: NOON + 3_600_000 })]);
    expect(await dots(store)).to.equal(1);
  });

  test('goes with the conversation, given on or away', async () => {
    const store = await givenToMe();
    await assignConversation(store, {
      conversationId: 'c1',
      to: { kind: 'staff', id: 'sam-okafor' },
      comment: '',
      basedOn: { messageId: null, assignee: null, state: 'open' },
    });
    expect(await dots(store)).to.equal(0);
  });

  test('never stands for what I took myself, or what my group was given', async () => {
    const mine = await givenToMe({ assignedBy: 'ana-ruiz' });
    const groups = await givenToMe({ assignee: { kind: 'workgroup', id: 'nurses' } });
    expect([await dots(mine), await dots(groups)]).to.deep.equal([0, 0]);
  });
});
