import { expect } from '@open-wc/testing';

import { accepted } from '../support/scripted-backend.js';
import { fillDisk } from '../support/full-disk.js';
import { deleteTestStores } from '../support/test-store.js';
import {
  bytesOf,
  entry,
  openDesk,
  pushUntilAccepted,
  queue,
  stateOf,
} from '../support/upload-desk.js';

suite('a disk that fills while files go up', () => {
  teardown(deleteTestStores);

  test('loses nothing: the reply says why it waits, and goes on when there is room', async () => {
    const desk = await openDesk();
    const { store, backend, clock, push } = desk;
    const { id, fileId, file } = await queue(store, 3);
    const makeRoom = fillDisk(store.db.attachments);
    await push();
    const waiting = await entry(store, id);
    expect(waiting).to.deep.include({ state: 'waiting', lastError: { reason: 'storage-full' } });
    expect(waiting?.nextAt).to.be.above(clock.now());
    expect([backend.writes.length, await store.db.blobs.count()]).to.deep.equal([0, 3]);
    makeRoom();
    await pushUntilAccepted(desk, id);
    expect(backend.shelf.whole.get(fileId)).to.deep.equal(await bytesOf(file));
    expect((await entry(store, id))?.lastError).to.equal(undefined);
  });

  test('so that not even that can be noted loses nothing either', async () => {
    const desk = await openDesk();
    const { store, backend } = desk;
    const { id, fileId, file } = await queue(store, 3);
    const makeRoom: (() => void)[] = [];
    backend.onPart = (request) => {
      makeRoom.push(fillDisk(store.db.attachments), fillDisk(store.db.outbox));
      return backend.shelf.put(request);
    };
    const [pushed] = await Promise.allSettled([desk.push()]);
    expect([pushed.status, await stateOf(store, id)]).to.deep.equal(['rejected', 'waiting']);
    makeRoom.forEach((make) => {
      make();
    });
    backend.onPart = (request) => backend.shelf.put(request);
    await pushUntilAccepted(desk, id);
    expect(backend.shelf.whole.get(fileId)).to.deep.equal(await bytesOf(file));
  });

  test('at the very end, when the answer comes, makes no second message', async () => {
    const desk = await openDesk();
    const { store, backend, push } = desk;
    const { id } = await queue(store, 1);
    const makeRoom: (() => void)[] = [];
    backend.onWrite = (request) => {
      if (backend.writes.length === 1) makeRoom.push(fillDisk(store.db.outbox));
      return accepted(request);
    };
    await Promise.allSettled([push()]);
    expect([await stateOf(store, id), await store.db.blobs.count()]).to.deep.equal(['sending', 1]);
    makeRoom.forEach((make) => {
      make();
    });
    await pushUntilAccepted(desk, id);
    expect(new Set(backend.writes.map((write) => write.id)).size).to.equal(1);
  });
});
