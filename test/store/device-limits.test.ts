import { expect } from '@open-wc/testing';

import { addComment } from '../../src/commands/add-comment.js';
import { saveDraft } from '../../src/commands/save-draft.js';
import { sendReply } from '../../src/commands/send-reply.js';
import { DAY_MS } from '../../src/model/retry-delay.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import { sealPart } from '../../src/store/blobs.js';
import type { Store } from '../../src/store/database.js';
import { keepWithinLimits } from '../../src/store/device-limits.js';
import { asKept } from '../../src/store/file-rows.js';
import { saveSession } from '../../src/store/meta.js';
import {
  attachment,
  comment,
  conversation,
  DEFAULT_OPTIONS,
  message,
  NOON,
  SESSION,
} from '../support/server-rows.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';

/** The clinic allows fourteen days and ten megabytes on a device. */
async function clinicStore(): Promise<Store> {
  const store = await openTestStore();
  const retention = { ...SESSION.retention, deviceDays: 14, deviceMegabytes: 10 };
  await saveSession(store, { ...SESSION, retention });
  return store;
}

/** A conversation with a message, a comment and a file that is on this device. */
async function closed(store: Store, id: string, daysAgo: number): Promise<void> {
  const closedAt = NOON - daysAgo * DAY_MS;
  const times = { createdAt: closedAt - DAY_MS, closedAt } as const;
  await applyChanges(store, [
    conversation(id, { ...times, state: 'closed', patientCanReply: false }),
    message(id, `${id}-m1`, { sentAt: times.createdAt }),
    comment(id, `${id}-k1`),
    attachment(id, `${id}-f1`),
  ]);
  await bring(store, `${id}-f1`, closedAt);
}

async function bring(store: Store, fileId: string, hereSince: number): Promise<void> {
  await store.db.blobs.put(await sealPart(store, fileId, 0, new Uint8Array(16)));
  const row = await store.db.attachments.get(fileId);
  if (row) await store.db.attachments.put(asKept({ ...row, here: true, hereSince }));
}

async function left({ db }: Store): Promise<Record<string, unknown>> {
  return {
    conversations: await db.conversations.toCollection().primaryKeys(),
    threads: await db.threads.count(),
    comments: await db.comments.count(),
    files: await db.attachments.count(),
    bytes: await db.blobs.count(),
  };
}

suite('a closed conversation on this device', () => {
  teardown(deleteTestStores);

  test('leaves it with all that is in it once it is closed for longer than the clinic wants', async () => {
    const store = await clinicStore();
    await closed(store, 'old', 15);
    await closed(store, 'new', 13);
    await keepWithinLimits(store, NOON);
    expect(await left(store)).to.deep.equal({
      conversations: ['new'],
      threads: 1,
      comments: 1,
      files: 1,
      bytes: 1,
    });
  });

  test('stays while it is open, however old', async () => {
    const store = await clinicStore();
    await applyChanges(store, [conversation('c1', { createdAt: NOON - 900 * DAY_MS })]);
    await keepWithinLimits(store, NOON);
    expect(await store.db.conversations.count()).to.equal(1);
  });

  test('stays with a reply, a comment, a draft or a notice that is not settled', async () => {
    const store = await clinicStore();
    for (const id of ['replied', 'said', 'drafted', 'asked']) await closed(store, id, 30);
    const basedOn = { messageId: 'replied-m1', assignee: null, state: 'closed' } as const;
    const reply = { conversationId: 'replied', body: 'Yes.', options: DEFAULT_OPTIONS, basedOn };
    await sendReply(store, { ...reply, undoMs: 0 });
    await addComment(store, { conversationId: 'said', body: 'She called.' });
    await saveDraft(store, { conversationId: 'drafted', text: 'One more', seen: undefined });
    await store.db.notices.put({
      messageId: 'asked-m1',
      conversationId: 'asked',
      sentBy: 'ana-ruiz',
      sentAt: NOON,
      after: 'P3W',
      state: 'set',
      dueAt: NOON + 21 * DAY_MS,
      version: 1,
      markVersion: -1,
    });
    await keepWithinLimits(store, NOON);
    expect(await store.db.conversations.count()).to.equal(4);
  });

  test('stays where nobody has said how long it may', async () => {
    const store = await openTestStore();
    await closed(store, 'old', 900);
    await keepWithinLimits(store, NOON);
    expect(await store.db.conversations.count()).to.equal(1);
  });
});

suite('bytes of files on this device', () => {
  teardown(deleteTestStores);

  test('beyond what the clinic allows leave it, oldest first, and can be fetched again', async () => {
    const store = await clinicStore();
    const size = 4_000_000;
    await applyChanges(store, [conversation('c1')]);
    for (const [at, id] of ['second', 'first', 'third'].entries()) {
      await applyChanges(store, [attachment('c1', id, { size })]);
      await bring(store, id, NOON - (id === 'first' ? DAY_MS : 0) + at);
    }
    await keepWithinLimits(store, NOON);
    const rows = await store.db.attachments.toArray();
    expect(rows.filter(({ here }) => here).map(({ id }) => id)).to.have.members([
      'second',
      'third',
    ]);
    expect([rows.length, await store.db.blobs.count()]).to.deep.equal([3, 2]);
  });

  test('that still have to go up are not counted and do not leave', async () => {
    const store = await clinicStore();
    await applyChanges(store, [conversation('c1'), attachment('c1', 'up', { size: 25_000_000 })]);
    await bring(store, 'up', NOON);
    const row = await store.db.attachments.get('up');
    const upload = { serverId: 'up', keptAt: NOON, unsent: [0], complete: false };
    if (row) await store.db.attachments.put({ ...row, upload });
    await keepWithinLimits(store, NOON);
    expect(await store.db.blobs.count()).to.equal(1);
  });
});
