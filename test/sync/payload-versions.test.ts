import { expect } from '@open-wc/testing';

import { removeFile } from '../../src/commands/remove-file.js';
import { sendHeldAsIs } from '../../src/commands/send-held-as-is.js';
import { undoReply } from '../../src/commands/undo-reply.js';
import { withdrawReply } from '../../src/commands/withdraw-reply.js';
import { UnreadableError } from '../../src/model/errors.js';
import { PAYLOAD_VERSION } from '../../src/model/payload-version.js';
import type { OutboxRow, Store } from '../../src/store/database.js';
import { entryOf, openAsSealed, openReply } from '../../src/store/outbox.js';
import { takeEntry } from '../../src/store/outbox-lease.js';
import { restoreWithdrawn } from '../../src/store/restore-withdrawn.js';
import { upgradePayload } from '../../src/store/upgrade-payload.js';
import type { Answer } from '../../src/sync/backend.js';
import { openDesk, reply, stateOf } from '../support/push-desk.js';
import { openDesk as openUploadDesk, queue } from '../support/upload-desk.js';
import { accepted } from '../support/scripted-backend.js';
import { deleteTestStores } from '../support/test-store.js';

/** There never was one before the first: a row of it stands for those that an older release leaves behind. */
const OLDER = PAYLOAD_VERSION - 1;
const NEWER = PAYLOAD_VERSION + 1;
const BUSY: Answer = { kind: 'problem', status: 503, slug: '', body: {}, retryAfterMs: 1000 };
const TAKE = { owner: 'desk', eager: false, holdsLock: () => true, upload: true, rememberMs: 1e9 };

async function rowOf({ db }: Store, id: string): Promise<OutboxRow> {
  const row = await entryOf(db, id);
  if (row === undefined) throw new Error(`There is no ${id}.`);
  return row;
}

/** As another release would have left it. */
async function resealed(store: Store, id: string, payloadVersion: number): Promise<OutboxRow> {
  const row = await rowOf(store, id);
  const payload = await openAsSealed(store, row);
  const sealed = await store.vault.seal('outbox', id, payload, payloadVersion);
  await store.db.outbox.put({ ...row, payloadVersion, sealed });
  return { ...row, payloadVersion, sealed };
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

suite('work that an older version queued', () => {
  teardown(deleteTestStores);

  test('is sealed in the shape of today before its first attempt', async () => {
    const { store, backend, push } = await openDesk('c1');
    const id = await reply(store, 'c1', 'Take two.');
    const { sealed } = await resealed(store, id, OLDER);
    backend.onWrite = () => BUSY;
    await push();
    const row = await rowOf(store, id);
    expect([row.payloadVersion, row.attempts]).to.deep.equal([PAYLOAD_VERSION, 1]);
    expect(String(row.sealed)).not.to.equal(String(sealed));
    const [sent] = backend.writes;
    expect((JSON.parse(sent?.body ?? '') as { body: string }).body).to.equal('Take two.');
  });

  test('stays byte for byte what it was once it was attempted', async () => {
    const { store, backend, clock, push } = await openDesk('c1');
    const id = await reply(store, 'c1');
    backend.onWrite = () => BUSY;
    await push();
    const { sealed } = await resealed(store, id, OLDER);
    clock.advance(3_600_000);
    await push();
    const row = await rowOf(store, id);
    expect([row.payloadVersion, row.attempts]).to.deep.equal([OLDER, 2]);
    expect(String(row.sealed)).to.equal(String(sealed));
    expect(backend.writes[1]?.body).to.equal(backend.writes[0]?.body);
  });

  test('and held leaves as it is with its words, in the shape that it has', async () => {
    const { store, backend, push } = await openDesk('c1');
    const id = await reply(store, 'c1');
    backend.onWrite = () => ({ kind: 'problem', status: 409, slug: 'moved-on', body: {} });
    await push();
    await resealed(store, id, OLDER);
    await sendHeldAsIs(store, id, { messageId: 'c1-m2', assignee: null, state: 'open' });
    backend.onWrite = accepted;
    await push();
    expect(await stateOf(store, id)).to.equal('accepted');
    const [before, after] = backend.writes.map(({ body }) => JSON.parse(body) as object);
    const basedOn = { messageId: 'c1-m2', assignee: null, state: 'open' };
    expect(after).to.deep.equal({ ...before, basedOn });
    expect((await rowOf(store, id)).payloadVersion).to.equal(OLDER);
  });

  test('is left to another context that attempts it meanwhile', async () => {
    const { store } = await openDesk('c1');
    const id = await reply(store, 'c1');
    const row = await resealed(store, id, OLDER);
    const taken = await takeEntry(store, row, TAKE);
    if (taken === undefined) throw new Error('It is due.');
    const attempted = await takeEntry(store, row, { ...TAKE, owner: 'other', upload: false });
    expect(await upgradePayload(store, taken)).to.equal(false);
    expect(await rowOf(store, id)).to.deep.equal(attempted);
  });

  test('that names a file which is taken out meanwhile is read anew', async () => {
    const { store, backend, push } = await openUploadDesk();
    const { id, fileId } = await queue(store, 1);
    const row = await resealed(store, id, OLDER);
    const taken = await takeEntry(store, row, TAKE);
    if (taken === undefined) throw new Error('It is due.');
    expect(await removeFile(store, fileId)).to.equal(true);
    expect(await upgradePayload(store, taken)).to.equal(false);
    await push();
    const [sent] = backend.writes;
    expect((JSON.parse(sent?.body ?? '') as { attachmentIds: [] }).attachmentIds).to.deep.equal([]);
  });

  test('and does not open waits for a person, and keeps nobody from being sent', async () => {
    const { store, backend, push } = await openDesk('c1', 'c2');
    const id = await reply(store, 'c1');
    const row = await resealed(store, id, OLDER);
    await store.db.outbox.put({ ...row, sealed: new Uint8Array(40) });
    const other = await reply(store, 'c2');
    await push();
    expect(backend.writes.map((write) => write.id)).to.deep.equal([other]);
    const { state, lastError } = await rowOf(store, id);
    expect([state, lastError?.reason]).to.deep.equal(['held', 'unreadable']);
  });
});

suite('work that a newer version sealed', () => {
  teardown(deleteTestStores);

  test('is not sent, not even to be taken back', async () => {
    const { store, backend, push } = await openDesk('c1');
    const id = await reply(store, 'c1');
    backend.onWrite = () => ({ kind: 'no-answer' });
    await push();
    await resealed(store, id, NEWER);
    await withdrawReply(store, id, 'discard');
    const writes = backend.writes.length;
    await push(true);
    expect(backend.writes.length).to.equal(writes);
    expect(await stateOf(store, id)).to.equal('waiting');
  });

  test('is neither read, undone nor rewritten', async () => {
    const { store } = await openUploadDesk();
    const { id, fileId } = await queue(store, 1);
    const row = await resealed(store, id, NEWER);
    expect(await failureOf(openReply(store, row))).to.be.instanceOf(UnreadableError);
    expect(await undoReply(store, id)).to.equal(false);
    expect(await removeFile(store, fileId)).to.equal(false);
    expect(await rowOf(store, id)).to.deep.equal(row);
  });

  test('and held waits for a tab of that version to send it as it is', async () => {
    const { store, backend, push } = await openDesk('c1');
    const id = await reply(store, 'c1');
    backend.onWrite = () => ({ kind: 'problem', status: 409, slug: 'moved-on', body: {} });
    await push();
    const row = await resealed(store, id, NEWER);
    const basedOn = { messageId: 'c1-m2', assignee: null, state: 'open' } as const;
    expect(await failureOf(sendHeldAsIs(store, id, basedOn))).to.equal(undefined);
    expect(await rowOf(store, id)).to.deep.equal(row);
  });

  test('and was taken back for editing comes into its draft where it can be read', async () => {
    const { store } = await openDesk('c1');
    const id = await reply(store, 'c1');
    const row = await resealed(store, id, NEWER);
    await store.db.outbox.put({ ...row, state: 'withdrawn', withdraw: 'edit' });
    await restoreWithdrawn(store);
    expect((await rowOf(store, id)).sealed).to.deep.equal(row.sealed);
  });

  test('is no copy that a page of an older one makes', async () => {
    const { store } = await openDesk('c1');
    const id = await reply(store, 'c1');
    const row = await resealed(store, id, NEWER);
    await store.db.outbox.update(row.seq, { kind: 'record-copy', needs: 'page' });
    expect(await takeEntry(store, row, { ...TAKE, upload: false, page: true })).to.equal(undefined);
  });
});
