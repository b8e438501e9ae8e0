import { expect } from '@open-wc/testing';

import { MINUTE_MS } from '../../src/model/retry-delay.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import { nextBytesToGo, removeDueBytes } from '../../src/store/attachments.js';
import { openPart, sealPart, sweepOrphans } from '../../src/store/blobs.js';
import type { AttachmentRow, Store } from '../../src/store/database.js';
import { asKept } from '../../src/store/file-rows.js';
import { patchSync } from '../../src/store/meta.js';
import { ManualClock } from '../support/manual-clock.js';
import { attachment, conversation, NOON, unreadConversation } from '../support/server-rows.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';

async function keep(store: Store, id: string, ...parts: string[]): Promise<void> {
  for (const [part, text] of parts.entries()) {
    await store.db.blobs.put(await sealPart(store, id, part, new TextEncoder().encode(text)));
  }
}

/** As after a download. */
async function keepWhole(store: Store, id: string): Promise<void> {
  await keep(store, id, 'one', 'two');
  const found = await store.db.attachments.get(id);
  if (found) await store.db.attachments.put(asKept({ ...found, here: true }));
}

function bytes(store: Store): Promise<number> {
  return store.db.blobs.count();
}

function row(store: Store, id: string): Promise<AttachmentRow | undefined> {
  return store.db.attachments.get(id);
}

suite('files that the server tells of', () => {
  teardown(deleteTestStores);

  test('are kept with their times in clear and their name sealed', async () => {
    const store = await openTestStore();
    await applyChanges(store, [conversation('c1'), attachment('c1', 'f1', { deleteAfter: 9 })]);
    const kept = await row(store, 'f1');
    expect([kept?.size, kept?.deleteAfter, kept?.here]).to.deep.equal([84_000, 9, false]);
    expect(JSON.stringify(kept)).not.to.contain('blood');
    expect(
      await store.vault.open('attachments', 'f1', kept?.sealed ?? new Uint8Array()),
    ).to.include({ name: 'blood-test-form.pdf' });
  });

  test('an older version of a row changes nothing, a newer one keeps the bytes', async () => {
    const store = await openTestStore();
    await applyChanges(store, [attachment('c1', 'f1', { downloadedAt: 5 }, 7)]);
    await keepWhole(store, 'f1');
    await applyChanges(store, [attachment('c1', 'f1', {}, 7)]);
    expect((await row(store, 'f1'))?.downloadedAt).to.equal(5);
    await applyChanges(store, [attachment('c1', 'f1', { downloadedAt: 5, deleteAfter: 6 }, 8)]);
    expect([(await row(store, 'f1'))?.here, await bytes(store)]).to.deep.equal([true, 2]);
  });

  test('what the server has deleted leaves its bytes, and its row to say so', async () => {
    const store = await openTestStore();
    await applyChanges(store, [attachment('c1', 'f1')]);
    await keepWhole(store, 'f1');
    await applyChanges(store, [attachment('c1', 'f1', { deletedAt: 8 }, 2)]);
    expect([(await row(store, 'f1'))?.here, await bytes(store)]).to.deep.equal([false, 0]);
    expect((await row(store, 'f1'))?.deletedAt).to.equal(8);
  });

  test('go with their conversation, and a late answer revives none', async () => {
    const store = await openTestStore();
    await applyChanges(store, [...unreadConversation('c1'), attachment('c1', 'f1')]);
    await applyChanges(store, [conversation('c2'), attachment('c2', 'other')]);
    await keepWhole(store, 'f1');
    await applyChanges(store, [{ op: 'delete', kind: 'conversation', id: 'c1', version: 9 }]);
    await applyChanges(store, [attachment('c1', 'f1', {}, 8)]);
    const left = await store.db.attachments.toCollection().primaryKeys();
    expect([left, await bytes(store)]).to.deep.equal([['other'], 0]);
  });

  test('one that is deleted goes with its bytes', async () => {
    const store = await openTestStore();
    await applyChanges(store, [attachment('c1', 'f1')]);
    await keepWhole(store, 'f1');
    const gone = { op: 'delete', kind: 'attachment', id: 'f1', version: 2 } as const;
    await applyChanges(store, [{ ...gone, conversationId: 'c1' }]);
    expect([await row(store, 'f1'), await bytes(store)]).to.deep.equal([undefined, 0]);
  });

  test('a full pull keeps the bytes of what it names and drops the rest', async () => {
    const store = await openTestStore();
    await applyChanges(store, [attachment('c1', 'kept'), attachment('c1', 'gone')]);
    await keepWhole(store, 'kept');
    await keepWhole(store, 'gone');
    await patchSync(store.db, { generation: 2, fullPull: { received: 0 } });
    await applyChanges(store, [attachment('c1', 'kept')], { fullPull: true, complete: true });
    const left = await store.db.attachments.toCollection().primaryKeys();
    expect([left, await bytes(store)]).to.deep.equal([['kept'], 2]);
    expect((await row(store, 'kept'))?.here).to.equal(true);
  });

  test('bytes go at the moment that the server names, and are found by it', async () => {
    const store = await openTestStore();
    await applyChanges(store, [attachment('c1', 'f1', { deleteAfter: NOON })]);
    expect(await nextBytesToGo(store.db)).to.equal(undefined);
    await keepWhole(store, 'f1');
    expect(await nextBytesToGo(store.db)).to.equal(NOON);
    await removeDueBytes(store, NOON - 1);
    expect(await bytes(store)).to.equal(2);
    await removeDueBytes(store, NOON);
    expect(await nextBytesToGo(store.db)).to.equal(undefined);
    expect([(await row(store, 'f1'))?.here, await bytes(store)]).to.deep.equal([false, 0]);
  });
});

suite('bytes on this device', () => {
  teardown(deleteTestStores);

  test('open only as the part of the file that they are', async () => {
    const store = await openTestStore();
    await keep(store, 'f1', 'one', 'two');
    const opened = await openPart(store, 'f1', 1);
    expect(new TextDecoder().decode(opened)).to.equal('two');
    const first = await store.db.blobs.get(['f1', 0]);
    await store.db.blobs.update(['f1', 1], { sealed: first?.sealed ?? new Uint8Array() });
    const failure = await openPart(store, 'f1', 1).catch((error: unknown) => error);
    expect((failure as Error).name).to.equal('UnreadableError');
  });

  test('that belong to no file are swept, but not while somebody may be attaching them', async () => {
    const clock = new ManualClock();
    const store = await openTestStore({ clock });
    await applyChanges(store, [attachment('c1', 'f1')]);
    await keep(store, 'f1', 'one');
    await keep(store, 'orphan', 'one', 'two');
    await sweepOrphans(store);
    expect(await bytes(store)).to.equal(3);
    clock.advance(11 * MINUTE_MS);
    await sweepOrphans(store);
    expect(await bytes(store)).to.equal(1);
  });
});
