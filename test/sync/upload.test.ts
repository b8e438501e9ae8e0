import { expect } from '@open-wc/testing';

import { removeFile } from '../../src/commands/remove-file.js';
import { undoReply } from '../../src/commands/undo-reply.js';
import { withdrawReply } from '../../src/commands/withdraw-reply.js';
import { watchAttachments, type ConversationFiles } from '../../src/store/attachment-queries.js';
import { restoreWithdrawn } from '../../src/store/restore-withdrawn.js';
import { accepted } from '../support/scripted-backend.js';
import { attachment } from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';
import {
  bytesOf,
  entry,
  KIB,
  numbers,
  openDesk,
  pushing,
  pushUntilAccepted,
  queue,
  refuse,
  reply,
  stateOf,
} from '../support/upload-desk.js';

const SILENCE = { kind: 'no-answer' } as const;

/** As in a browser without Web Locks, until the test is over. */
function withoutLocks(): void {
  Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
}

suite('files of a queued reply', () => {
  teardown(async () => {
    Reflect.deleteProperty(navigator, 'locks');
    await deleteTestStores();
  });

  test('arrive whole before their message does, and leave the device with it', async () => {
    const { store, backend, push } = await openDesk();
    const { id, fileId, file } = await queue(store, 3);
    let whole = false;
    backend.onWrite = (request) => {
      whole = backend.shelf.whole.has(fileId);
      return accepted(request);
    };
    await push();
    expect([await stateOf(store, id), whole, numbers(backend)]).to.deep.equal([
      'accepted',
      true,
      [0, 1, 2],
    ]);
    expect(backend.shelf.whole.get(fileId)).to.deep.equal(await bytesOf(file));
    expect(backend.writes[0]?.body).to.contain(`"attachmentIds":["${fileId}"]`);
    expect([await store.db.blobs.count(), await store.db.attachments.count()]).to.deep.equal([
      0, 0,
    ]);
  });

  test('what the server says of an accepted file stays, without its bytes', async () => {
    const { store, backend, push } = await openDesk();
    const { fileId } = await queue(store, 2);
    const { value, ...change } = attachment('c1', fileId);
    backend.onWrite = ({ id }) => {
      const acceptedAt = '2026-11-24T17:00:01.000Z';
      return { kind: 'answered', body: { id, acceptedAt, changes: [{ ...change, value }] } };
    };
    await push();
    const row = await store.db.attachments.get(fileId);
    expect([row?.upload, row?.here, row?.version]).to.deep.equal([undefined, false, 1]);
    expect(await store.db.blobs.count()).to.equal(0);
  });

  test('a line that drops again and again carries each part once', async () => {
    const desk = await openDesk();
    const { store, backend } = desk;
    const { id, fileId, file } = await queue(store, 10);
    const acknowledged: number[] = [];
    backend.onPart = (request) => {
      // Every third request is lost on its way there, every fifth answer on its way back.
      const count = backend.parts.length;
      if (count % 3 === 0) return SILENCE;
      const answer = backend.shelf.put(request);
      if (count % 5 === 0) return SILENCE;
      expect(acknowledged).not.to.include(request.part);
      acknowledged.push(request.part);
      return answer;
    };
    await pushUntilAccepted(desk, id);
    expect(acknowledged.length).to.equal(10);
    expect(backend.shelf.whole.get(fileId)).to.deep.equal(await bytesOf(file));
  });

  test('one break of a line that carried something is not waited out', async () => {
    const { store, backend, push } = await openDesk();
    const { id } = await queue(store, 4);
    backend.onPart = (request) =>
      backend.parts.length % 2 === 0 ? SILENCE : backend.shelf.put(request);
    await push();
    expect(await stateOf(store, id)).to.equal('accepted');
  });

  test('go on where they were when the page is closed in the middle, again and again', async () => {
    const desk = await openDesk();
    const { backend, clock } = desk;
    const { id, fileId, file } = await queue(desk.store, 6);
    const { name } = desk.store;
    for (let start = 0; start < 6; start++) {
      const store = await openTestStore({ name, clock });
      const closing = new AbortController();
      backend.onPart = (request) => {
        const answer = backend.shelf.put(request);
        if (backend.parts.length % 2 === 0) closing.abort();
        return answer;
      };
      await pushing(store, backend)(false, closing.signal);
      store.close();
    }
    // The answer that came as the page closed was not heard.
    expect(numbers(backend)).to.deep.equal([0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(await stateOf(desk.store, id)).to.equal('accepted');
    expect(backend.shelf.whole.get(fileId)).to.deep.equal(await bytesOf(file));
  });

  test('are taken over from a context that was killed between two parts', async () => {
    const { store, backend, push } = await openDesk();
    const { id, fileId, file } = await queue(store, 3);
    const row = await store.db.attachments.get(fileId);
    const half = { ...row?.upload, unsent: [1, 2] };
    await store.db.attachments.update(fileId, { upload: half as never });
    const lease = { owner: 'killed', until: store.now() + 150_000, fence: 1 };
    await store.db.outbox.update((await entry(store, id))?.seq ?? 0, { lease });
    const bytes = new Uint8Array(await file.slice(0, 256 * KIB).arrayBuffer());
    backend.shelf.put({ userId: '', attachmentId: fileId, part: 0, bytes });
    await push();
    expect(numbers(backend)).to.deep.equal([1, 2]);
  });

  test('two contexts at once send no part twice', async () => {
    const { store, backend, push } = await openDesk();
    const { id } = await queue(store, 5);
    await Promise.all([push(), push(), push()]);
    expect(numbers(backend)).to.deep.equal([0, 1, 2, 3, 4]);
    expect([await stateOf(store, id), backend.writes.length]).to.deep.equal(['accepted', 1]);
  });

  test('nor do they without locks, however long the parts take', async () => {
    withoutLocks();
    const { store, clock, backend, push } = await openDesk();
    const { id } = await queue(store, 5);
    backend.onPart = async (request) => {
      clock.advance(100_000);
      await push();
      return backend.shelf.put(request);
    };
    await push();
    expect(numbers(backend)).to.deep.equal([0, 1, 2, 3, 4]);
    expect(await stateOf(store, id)).to.equal('accepted');
  });

  test('parts that the server has lost go again, and no others', async () => {
    const { store, backend, push } = await openDesk();
    const { id, fileId } = await queue(store, 5);
    backend.onComplete = (request) => {
      if (backend.completions.length === 1) backend.shelf.lose(fileId, 1, 3);
      return backend.shelf.complete(request);
    };
    await push();
    expect(numbers(backend)).to.deep.equal([0, 1, 2, 3, 4, 1, 3]);
    expect(await stateOf(store, id)).to.equal('accepted');
  });

  test('a server that finds nothing of what it was sent is given time', async () => {
    const { store, backend, push } = await openDesk();
    const { id } = await queue(store, 2);
    backend.onComplete = () => ({
      kind: 'problem',
      status: 409,
      slug: 'parts-missing',
      body: { missing: [0, 7] },
    });
    await push();
    expect(numbers(backend)).to.deep.equal([0, 1, 0]);
    expect((await entry(store, id))?.nextAt).to.be.above(store.now());
    expect(backend.writes).to.deep.equal([]);
  });

  test('bytes that were spoilt on their way go again under a new id, which the message names', async () => {
    const { store, backend, push } = await openDesk();
    const { fileId, file } = await queue(store, 2);
    backend.onPart = (request) => {
      const bytes = request.attachmentId === fileId ? request.bytes.fill(0) : request.bytes;
      return backend.shelf.put({ ...request, bytes });
    };
    await push();
    const [first, second] = backend.completions.map(({ attachmentId }) => attachmentId);
    expect([first, second === fileId, numbers(backend)]).to.deep.equal([
      fileId,
      false,
      [0, 1, 0, 1],
    ]);
    expect(backend.writes[0]?.body).to.contain(`"attachmentIds":["${second ?? ''}"]`);
    expect(backend.shelf.whole.get(second ?? '')).to.deep.equal(await bytesOf(file));
    expect(await store.db.attachments.count()).to.equal(0);
  });

  test('words of other conversations go first, also those that come while parts are on their way', async () => {
    const { store, backend, push } = await openDesk();
    const { id } = await queue(store, 3);
    const first = await reply(store, 'c2');
    const order: string[] = [];
    let second = '';
    backend.onPart = async (request) => {
      order.push(`part ${request.part}`);
      if (request.part === 0) second = await reply(store, 'c2');
      return backend.shelf.put(request);
    };
    backend.onWrite = (request) => {
      order.push(request.id);
      return accepted(request);
    };
    await push();
    expect(order).to.deep.equal([first, 'part 0', second, 'part 1', 'part 2', id]);
  });

  test('nor do words keep them waiting where there are no locks', async () => {
    withoutLocks();
    const { store, backend, push } = await openDesk();
    const { id } = await queue(store, 2);
    backend.onPart = async (request) => {
      if (request.part === 0) await reply(store, 'c2');
      return backend.shelf.put(request);
    };
    await push();
    expect(await stateOf(store, id)).to.equal('accepted');
  });

  test('words behind them in their own conversation wait for them', async () => {
    const { store, backend, push } = await openDesk();
    const { id } = await queue(store, 1);
    const behind = await reply(store, 'c1');
    await push();
    expect(backend.writes.map((write) => write.id)).to.deep.equal([id, behind]);
  });

  test('while they go up the reply can be undone; what has arrived is not sent again', async () => {
    const { store, backend, push } = await openDesk();
    const { id, fileId } = await queue(store, 3);
    backend.onPart = async (request) => {
      if (backend.parts.length === 2) expect(await undoReply(store, id)).to.equal(true);
      return backend.shelf.put(request);
    };
    await push();
    expect([numbers(backend), backend.writes.length]).to.deep.equal([[0, 1], 0]);
    const again = await reply(store, 'c1', [fileId]);
    await push();
    expect(numbers(backend)).to.deep.equal([0, 1, 2]);
    expect(await stateOf(store, again)).to.equal('accepted');
  });

  test('asked to take the reply back, they stop at the next part', async () => {
    const { store, backend, push } = await openDesk();
    const { id } = await queue(store, 3);
    backend.onPart = async (request) => {
      await withdrawReply(store, id, 'discard');
      return backend.shelf.put(request);
    };
    await push();
    expect([numbers(backend), await stateOf(store, id)]).to.deep.equal([[0], 'withdrawn']);
    expect(await store.db.blobs.count()).to.equal(0);
  });

  test('come back with a reply that the server has let go of, and what it has is not sent again', async () => {
    const { store, backend, push } = await openDesk();
    const { id, fileId } = await queue(store, 2);
    backend.onWrite = () => refuse(409, 'moved-on');
    await push();
    await withdrawReply(store, id, 'edit');
    backend.onWrite = accepted;
    await push();
    await restoreWithdrawn(store);
    const again = await reply(store, 'c1', [fileId]);
    await push();
    expect(await stateOf(store, again)).to.equal('accepted');
    expect([numbers(backend), backend.completions.length]).to.deep.equal([[0, 1], 2]);
    expect(backend.writes.at(-1)?.body).to.contain(`"attachmentIds":["${fileId}"]`);
  });

  test('one that is removed on its way is not named by the message', async () => {
    const { store, backend, push } = await openDesk();
    const { id, fileId } = await queue(store, 3);
    backend.onPart = async (request) => {
      expect(await removeFile(store, fileId)).to.equal(true);
      return backend.shelf.put(request);
    };
    await push();
    expect(backend.writes[0]?.body).to.contain('"attachmentIds":[]');
    expect([numbers(backend), await stateOf(store, id)]).to.deep.equal([[0], 'accepted']);
  });

  test('progress is what the server has acknowledged', async () => {
    const { store, backend, push } = await openDesk();
    await queue(store, 2);
    const seen: (number | undefined)[] = [];
    backend.onPart = async (request) => {
      const { files } = await firstView<ConversationFiles>((next, fail) =>
        watchAttachments(store, 'c1', next, fail),
      );
      seen.push(files[0]?.sent);
      return backend.shelf.put(request);
    };
    await push();
    expect(seen).to.deep.equal([0, 256 * KIB]);
  });
});
