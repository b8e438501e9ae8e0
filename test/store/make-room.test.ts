import { expect } from '@open-wc/testing';

import { attachFile } from '../../src/commands/attach-file.js';
import { downloadFile } from '../../src/commands/download-file.js';
import { saveDraft } from '../../src/commands/save-draft.js';
import { StorageFullError } from '../../src/model/errors.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import { sealPart } from '../../src/store/blobs.js';
import type { AttachmentRow, Store } from '../../src/store/database.js';
import { readDraft } from '../../src/store/drafts.js';
import { asKept } from '../../src/store/file-rows.js';
import { saveSession } from '../../src/store/meta.js';
import { fillDisk } from '../support/full-disk.js';
import { attachment, conversation, SESSION } from '../support/server-rows.js';
import { someFile } from '../support/some-file.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';

const MB = 1_000_000;
const DRAFT = { conversationId: 'c1', text: 'Please sign.', seen: undefined };

/** Two files of a conversation: one is on this device, the other is being fetched. */
async function openDesk(): Promise<Store> {
  const store = await openTestStore();
  await saveSession(store, SESSION);
  const files = [attachment('c1', 'f1', { size: 8 * MB }), attachment('c1', 'f2')];
  await applyChanges(store, [conversation('c1'), ...files]);
  for (const id of ['f1', 'f2'])
    await store.db.blobs.put(await sealPart(store, id, 0, new Uint8Array(16)));
  const row = await store.db.attachments.get('f1');
  if (row) await store.db.attachments.put(asKept({ ...row, here: true }));
  await downloadFile(store, 'f2');
  return store;
}

/** There is room again as soon as the bytes of a file have left. */
function fillUntilBytesLeave({ db }: Store, makeRoom: () => void): void {
  const put = db.attachments.put.bind(db.attachments);
  const listen = (row: AttachmentRow): unknown => {
    if (!row.here) makeRoom();
    return put(row);
  };
  Object.assign(db.attachments, { put: listen });
}

async function bytesLeft({ db }: Store): Promise<string[]> {
  return (await db.blobs.toCollection().primaryKeys()).map(([id]) => id);
}

suite('a full disk', () => {
  teardown(deleteTestStores);

  test('lets go of a file that can be fetched again, and takes the words', async () => {
    const store = await openDesk();
    fillUntilBytesLeave(store, fillDisk(store.db.drafts));
    await saveDraft(store, DRAFT);
    expect((await readDraft(store, 'c1'))?.text).to.equal('Please sign.');
    expect(await bytesLeft(store)).to.deep.equal(['f2']);
    expect(await store.db.attachments.get('f1')).to.deep.include({ here: false, arrived: 0 });
  });

  test('lets go of nothing that is written here, and says that it is full', async () => {
    const store = await openDesk();
    const attached = await attachFile(store, { conversationId: 'c1', file: someFile() });
    if ('refused' in attached) throw new Error('It must be attached.');
    fillDisk(store.db.drafts);
    const failure = await saveDraft(store, DRAFT).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(StorageFullError);
    expect(await bytesLeft(store)).to.have.members(['f2', attached.id]);
  });

  test('takes a file to be sent in place of one that can be fetched again', async () => {
    const store = await openDesk();
    fillUntilBytesLeave(store, fillDisk(store.db.blobs));
    const room = { usage: 9 * MB, quota: 10 * MB };
    const attached = await attachFile(store, { conversationId: 'c1', file: someFile(), room });
    if ('refused' in attached) throw new Error(attached.refused);
    expect(await bytesLeft(store)).to.have.members(['f2', attached.id]);
  });
});
