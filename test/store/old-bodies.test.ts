import { expect } from '@open-wc/testing';

import { saveDraft } from '../../src/commands/save-draft.js';
import { StorageFullError } from '../../src/model/errors.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import { openConversation } from '../../src/store/conversation-payload.js';
import { readConversation } from '../../src/store/conversation-queries.js';
import type { Store } from '../../src/store/database.js';
import { makeRoom } from '../../src/store/make-room.js';
import { letGoOfBodies } from '../../src/store/old-bodies.js';
import { holdShown } from '../../src/page/hold-shown.js';
import { shownConversations } from '../../src/store/shown-conversations.js';
import { fillDisk } from '../support/full-disk.js';
import { reply } from '../support/push-desk.js';
import { conversation, message, NOON, unreadConversation } from '../support/server-rows.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';

const HOUR = 3_600_000;

/** `c1` is the newest. */
async function openDesk(n: number): Promise<Store> {
  const store = await openTestStore();
  store.db.letGoOfMore = () => letGoOfBodies(store.db);
  const changes = Array.from({ length: n }, (_, i) => {
    const lastPatientMessageAt = NOON - i * HOUR;
    return [
      conversation(`c${i + 1}`, { lastPatientMessageAt }),
      message(`c${i + 1}`, `m${i + 1}`, { sentAt: lastPatientMessageAt }),
    ];
  });
  await applyChanges(store, changes.flat());
  return store;
}

async function bodies({ db }: Store): Promise<string[]> {
  return (await db.threads.toCollection().primaryKeys()).map(([id]) => id).sort();
}

/** There is room again as soon as the messages of a conversation have left. */
function fillUntilBodyLeaves({ db }: Store, id: string, makeRoomAgain: () => void): void {
  const update = db.conversations.update.bind(db.conversations);
  const listen: typeof update = (key, changes) => {
    if (key === id) makeRoomAgain();
    return update(key, changes);
  };
  Object.assign(db.conversations, { update: listen });
}

suite('messages on a full disk', () => {
  teardown(deleteTestStores);

  test('leave with the oldest conversations, some at a time, until what is written fits', async () => {
    const store = await openDesk(250);
    fillUntilBodyLeaves(store, 'c150', fillDisk(store.db.drafts));
    await saveDraft(store, { conversationId: 'c1', text: 'Please sign.', seen: undefined });
    const left = await bodies(store);
    expect([left.length, left.includes('c1'), left.includes('c150')]).to.deep.equal([
      50,
      true,
      false,
    ]);
  });

  test('stay where something is queued, being written, or on a screen', async () => {
    const store = await openDesk(5);
    await reply(store, 'c2', 'Queued.');
    await saveDraft(store, { conversationId: 'c3', text: 'Half a sen', seen: undefined });
    const letGo = holdShown(store.name, 'c4');
    while (!(await shownConversations(store.name)).has('c4')) await Promise.resolve();
    const full = { conversationId: 'c1', text: 'Later.', seen: undefined };
    await makeRoom(store.db);
    expect(await bodies(store)).to.deep.equal(['c2', 'c3', 'c4']);
    expect(await makeRoom(store.db)).to.equal(false);
    fillDisk(store.db.drafts);
    const failure = await saveDraft(store, full).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(StorageFullError);
    letGo();
    expect((await store.db.outbox.toArray()).length).to.equal(1);
  });

  test('go before those of open conversations where it is closed', async () => {
    const store = await openDesk(150);
    const closedAt = NOON;
    await applyChanges(
      store,
      ['c1', 'c2'].map((id) =>
        conversation(id, { state: 'closed', closedAt, lastPatientMessageAt: NOON }, 2),
      ),
    );
    await makeRoom(store.db);
    const left = await bodies(store);
    expect([left.includes('c1'), left.includes('c3'), left.length]).to.deep.equal([
      false,
      true,
      50,
    ]);
  });

  test('are named as gone, and the list still shows the newest of them', async () => {
    const store = await openDesk(1);
    await makeRoom(store.db);
    await applyChanges(store, [conversation('c1', { unread: 0 }, 2)]);
    expect((await readConversation(store, 'c1'))?.bodyGone).to.equal(true);
    const row = await store.db.conversations.get('c1');
    if (row === undefined) throw new Error('It must still be listed.');
    expect((await openConversation(store, row)).last?.id).to.equal('m1');
    await applyChanges(store, unreadConversation('c2'));
    expect((await readConversation(store, 'c2'))?.bodyGone).to.equal(false);
  });
});
