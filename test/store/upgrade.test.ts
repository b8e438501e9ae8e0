import { expect } from '@open-wc/testing';
import { Dexie } from 'dexie';

import { saveDraft } from '../../src/commands/save-draft.js';
import { sendReply } from '../../src/commands/send-reply.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import { nextBytesToGo } from '../../src/store/attachments.js';
import type { Store } from '../../src/store/database.js';
import { readDraft } from '../../src/store/drafts.js';
import { patchSync, readSync } from '../../src/store/meta.js';
import { openReply, unfinishedEntries } from '../../src/store/outbox.js';
import { attachment, DEFAULT_OPTIONS, NOON, unreadConversation } from '../support/server-rows.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';

/** As the first release declared it; never to be changed. */
const VERSION_1 = {
  conversations: 'id, *listedIn, *unreadFor',
  threads: '[conversationId+block], *messageIds',
  outbox: '++seq, &id, [conversationId+seq], [state+nextAt]',
  drafts: 'conversationId',
  people: 'id',
  tombstones: 'id, at',
  meta: 'key',
};

/** What the second one declared beside it. */
const VERSION_2 = {
  attachments: 'id, messageId, conversationId, deleteAfter, wantedAt',
  blobs: '[attachmentId+part]',
};

async function storeWithWork(): Promise<Store> {
  const store = await openTestStore();
  await applyChanges(store, unreadConversation('c1'));
  await sendReply(store, {
    conversationId: 'c1',
    body: 'Your renewal is ready.',
    options: DEFAULT_OPTIONS,
    basedOn: { messageId: 'c1-m1', assignee: null, state: 'open' },
    undoMs: 0,
  });
  await saveDraft(store, { conversationId: 'c1', text: 'One more thing', seen: undefined });
  await patchSync(store.db, { cursor: 'page-7', lastSyncedAt: store.now(), generation: 3 });
  return store;
}

/** The same rows in a database of the first version. */
async function turnBack(store: Store): Promise<void> {
  const names = Object.keys(VERSION_1);
  const rows = await Promise.all(names.map((name) => store.db.table(name).toArray()));
  store.close();
  await Dexie.delete(store.name);
  const old = new Dexie(store.name);
  old.version(1).stores(VERSION_1);
  for (const [at, name] of names.entries()) await old.table(name).bulkPut(rows[at] ?? []);
  old.close();
}

suite('a database of the first version', () => {
  teardown(deleteTestStores);

  test('keeps what waits in it, and pulls everything anew for the files that passed by', async () => {
    const before = await storeWithWork();
    const entries = await unfinishedEntries(before.db);
    await turnBack(before);
    const store = await openTestStore({ name: before.name });
    expect(await unfinishedEntries(store.db)).to.deep.equal(entries);
    const [entry] = entries;
    expect(entry && (await openReply(store, entry)).body).to.equal('Your renewal is ready.');
    expect((await readDraft(store, 'c1'))?.text).to.equal('One more thing');
    const sync = await readSync(store.db);
    expect([sync.cursor, sync.generation]).to.deep.equal([undefined, 3]);
    expect(sync.lastSyncedAt).to.equal(store.now());
    expect(await store.db.attachments.count()).to.equal(0);
  });

  test('finds bytes that are here by the moment at which they have to go', async () => {
    const before = await openTestStore();
    await applyChanges(before, [attachment('c1', 'f1', { deleteAfter: NOON })]);
    const row = await before.db.attachments.get('f1');
    if (row) await before.db.attachments.put({ ...row, here: true });
    const rows = await before.db.attachments.toArray();
    await turnBack(before);
    const old = new Dexie(before.name);
    old.version(1).stores(VERSION_1);
    old.version(2).stores(VERSION_2);
    await old.table('attachments').bulkPut(rows);
    old.close();
    const { db } = await openTestStore({ name: before.name });
    expect(await nextBytesToGo(db)).to.equal(NOON);
    expect(await db.notices.count()).to.equal(0);
  });

  test('a full pull that was under way begins again', async () => {
    const before = await storeWithWork();
    await patchSync(before.db, { fullPull: { received: 40, total: 90 } });
    await turnBack(before);
    const { db } = await openTestStore({ name: before.name });
    expect((await readSync(db)).fullPull).to.equal(undefined);
  });
});
