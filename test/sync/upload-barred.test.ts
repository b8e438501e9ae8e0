import { expect } from '@open-wc/testing';

import { editReply } from '../../src/commands/edit-reply.js';
import { removeFile } from '../../src/commands/remove-file.js';
import { retryUnsent } from '../../src/commands/retry-unsent.js';
import { StoreSilentError } from '../../src/model/errors.js';
import { noteLock } from '../../src/store/device.js';
import { forgetPerson } from '../../src/store/leave-device.js';
import type { Answer } from '../../src/sync/backend.js';
import { checkSession } from '../../src/sync/session-check.js';
import { wholeSession } from '../../src/sync/whole-session.js';
import { rememberPersonOf } from '../support/push-desk.js';
import { sessionAnswer } from '../support/scripted-backend.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';
import {
  bytesOf,
  entry,
  numbers,
  openDesk,
  queue,
  refuse,
  stateOf,
} from '../support/upload-desk.js';

suite('files whose way is barred', () => {
  teardown(deleteTestStores);

  test('a sign-out parks all, and the same person goes on where it was', async () => {
    const { store, backend, push } = await openDesk();
    const { id } = await queue(store, 3);
    backend.onPart = (request) =>
      request.part === 1 ? refuse(401, 'sign-in-needed') : backend.shelf.put(request);
    await push();
    expect(await stateOf(store, id)).to.equal('parked');
    backend.onPart = (request) => backend.shelf.put(request);
    backend.onSession = () => sessionAnswer({ userId: 'sam-okafor' });
    await push(true);
    expect(numbers(backend)).to.deep.equal([0, 1]);
    backend.onSession = () => sessionAnswer();
    await push(true);
    expect(numbers(backend)).to.deep.equal([0, 1, 1, 2]);
    expect(await stateOf(store, id)).to.equal('accepted');
  });

  test('stop between two parts where a colleague’s work has heard who is signed in', async () => {
    const { store, backend, push } = await openDesk();
    const { id } = await queue(store, 3);
    const sam = await openTestStore({ userId: 'sam-okafor' });
    backend.onSession = () => sessionAnswer({ userId: 'sam-okafor' });
    backend.onPart = async (request) => {
      await checkSession(sam, backend, wholeSession);
      return backend.shelf.put(request);
    };
    await push();
    expect(numbers(backend)).to.deep.equal([0]);
    backend.onSession = () => sessionAnswer();
    backend.onPart = (request) => backend.shelf.put(request);
    await push(true);
    expect([numbers(backend), await stateOf(store, id)]).to.deep.equal([[0, 1, 2], 'accepted']);
  });

  test('stop between two parts once the inbox is locked, also where the disk does not take that down', async () => {
    const { store, clock, backend, push } = await openDesk();
    const { id } = await queue(store, 3);
    await rememberPersonOf(store);
    backend.onPart = async (request) => {
      await noteLock(store.name, { waiting: 1 });
      clock.advance(1_000);
      return backend.shelf.put(request);
    };
    await push();
    expect([numbers(backend), await stateOf(store, id)]).to.deep.equal([[0], 'waiting']);
    await noteLock(store.name, undefined);
    backend.onPart = (request) => backend.shelf.put(request);
    await push(true);
    expect([numbers(backend), await stateOf(store, id)]).to.deep.equal([[0, 1, 2], 'accepted']);
    await forgetPerson(store.name);
  });

  test('a stranger who answers is met with a growing pause', async () => {
    const { store, backend, clock, push } = await openDesk();
    const { id } = await queue(store, 2);
    backend.onPart = () => ({ kind: 'not-ours', status: 200, signIn: false });
    const pauses: number[] = [];
    for (let time = 0; time < 3; time++) {
      await push();
      const { nextAt = 0, state } = (await entry(store, id)) ?? {};
      expect(state).to.equal('parked');
      pauses.push(nextAt - clock.now());
      clock.advance(nextAt - clock.now());
    }
    expect(pauses).to.deep.equal([1_000, 2_000, 4_000]);
    expect(backend.writes).to.deep.equal([]);
  });

  test('a busy server is left alone for as long as it asks', async () => {
    const { store, backend, clock, push } = await openDesk();
    const { id } = await queue(store, 2);
    const busy = { ...refuse(503, ''), retryAfterMs: 7_000 } as Answer;
    backend.onPart = () => busy;
    await push();
    backend.onPart = (request) => backend.shelf.put(request);
    await push(true);
    expect(backend.parts.length).to.equal(1);
    clock.advance(8_000);
    await push();
    expect(await stateOf(store, id)).to.equal('accepted');
  });

  test('no answer about a file ever settles the reply as sent or taken back', async () => {
    const acceptedAt = '2026-11-24T17:00:01.000Z';
    const answers: ((id: string) => Answer)[] = [
      (id) => ({ kind: 'answered', body: { id, part: 99 } }),
      () => ({ kind: 'answered', body: { id: 'another', part: 0 } }),
      () => ({ kind: 'answered', body: { id: 'another', acceptedAt, changes: [] } }),
      (id) => ({ kind: 'answered', body: { id, withdrawn: true } }),
      () => refuse(409, 'withdrawn'),
    ];
    for (const answer of answers) {
      const { store, backend, clock, push } = await openDesk();
      const { id } = await queue(store, 1);
      backend.onPart = ({ attachmentId }) => answer(attachmentId);
      await push();
      expect(await stateOf(store, id)).to.equal('parked');
      backend.onPart = (request) => backend.shelf.put(request);
      backend.onComplete = ({ attachmentId }) => answer(attachmentId);
      clock.advance(60_000);
      await push();
      expect([await stateOf(store, id), backend.completions.length]).to.deep.equal(['parked', 1]);
      expect(backend.writes).to.deep.equal([]);
    }
  });

  test('a file that the server refuses twice is shown with its reason, and can be taken out', async () => {
    const { store, backend, push } = await openDesk();
    const { id, fileId } = await queue(store, 1);
    backend.onComplete = () => refuse(422, 'invalid', 'The scan found something.');
    await push();
    const refused = await entry(store, id);
    expect([refused?.state, refused?.attempts]).to.deep.equal(['refused', 0]);
    expect(refused?.sealedDetail).not.to.equal(undefined);
    expect(backend.writes).to.deep.equal([]);
    expect(await editReply(store, id)).to.equal(true);
    expect(await removeFile(store, fileId)).to.equal(true);
  });

  test('bytes that were spoilt twice go up anew once a person tries again', async () => {
    const { store, backend, push } = await openDesk();
    const { id, file } = await queue(store, 2);
    backend.onPart = (request) =>
      backend.shelf.put({ ...request, bytes: new Uint8Array(request.bytes.length) });
    await push();
    expect(await stateOf(store, id)).to.equal('refused');
    backend.onPart = (request) => backend.shelf.put(request);
    await retryUnsent(store, id);
    await push();
    expect([await stateOf(store, id), numbers(backend)]).to.deep.equal([
      'accepted',
      [0, 1, 0, 1, 0, 1],
    ]);
    const last = backend.completions.at(-1)?.attachmentId ?? '';
    expect(backend.writes[0]?.body).to.contain(`"attachmentIds":["${last}"]`);
    expect(backend.shelf.whole.get(last)).to.deep.equal(await bytesOf(file));
  });

  test('bytes that do not open are for a person to decide about', async () => {
    const { store, backend, push } = await openDesk();
    const { id, fileId } = await queue(store, 2);
    await store.db.blobs.update([fileId, 1], { sealed: new Uint8Array(50) });
    await push();
    const held = await entry(store, id);
    expect([held?.state, held?.lastError?.reason]).to.deep.equal(['held', 'unreadable']);
    expect(backend.writes).to.deep.equal([]);
  });

  test('bytes that the device does not give now are asked for again, by nobody but us', async () => {
    const { store, backend, push } = await openDesk();
    const { id } = await queue(store, 2);
    const { blobs } = store.db;
    blobs.get = () => {
      throw new StoreSilentError('The database is silent.');
    };
    const [pushed] = await Promise.allSettled([push()]);
    expect([pushed.status, await stateOf(store, id)]).to.deep.equal(['rejected', 'waiting']);
    Reflect.deleteProperty(blobs, 'get');
    await push();
    expect(await stateOf(store, id)).to.equal('accepted');
    expect(numbers(backend)).to.deep.equal([0, 1]);
  });
});
