import { expect } from '@open-wc/testing';

import { entryOf } from '../../src/store/outbox.js';
import { readSync } from '../../src/store/meta.js';
import type { Answer } from '../../src/sync/backend.js';
import { pull } from '../../src/sync/pull.js';
import { drain } from '../../src/sync/push.js';
import { wholeSession } from '../../src/sync/whole-session.js';
import { openDesk, reply, stateOf, type Desk } from '../support/push-desk.js';
import { accepted, sessionAnswer } from '../support/scripted-backend.js';
import { fillDisk as refuseRows } from '../support/full-disk.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';
import type { Store } from '../../src/store/database.js';

const BUSY: Answer = { kind: 'problem', status: 503, slug: '', body: {}, retryAfterMs: 20_000 };
const PROXY: Answer = { kind: 'not-ours', status: 429, signIn: false };

/** From now on no new words fit on the disk. */
function fillDisk({ db }: Store): void {
  db.threads.bulkPut = (rows: readonly unknown[]) =>
    rows.length === 0
      ? (Promise.resolve() as never)
      : (Promise.reject(new DOMException('full', 'QuotaExceededError')) as never);
}

suite('a server that asks for quiet', () => {
  teardown(deleteTestStores);

  test('while a pull is answered is left alone by pulls and pushes', async () => {
    const { store, backend, clock, push } = await openDesk('c1');
    backend.onChanges = () => BUSY;
    expect(await pull({ store, backend })).to.equal('offline');
    await reply(store, 'c1');
    await push(true);
    expect(await pull({ store, backend })).to.equal('offline');
    expect([backend.pulls.length, backend.sessions, backend.writes.length]).to.deep.equal([
      1, 0, 0,
    ]);
    clock.advance(20_000);
    await pull({ store, backend });
    expect(backend.pulls.length).to.equal(2);
  });

  test('by a proxy before it, to one write, is left alone by all', async () => {
    const { store, backend, push } = await openDesk('c1', 'c2', 'c3');
    backend.onWrite = () => PROXY;
    await reply(store, 'c1');
    await push();
    await reply(store, 'c2');
    await push(true);
    await pull({ store, backend });
    expect([backend.writes.length, backend.pulls.length]).to.deep.equal([1, 0]);
  });

  test('when asked who is signed in is not asked again before', async () => {
    const { store, backend, clock, push } = await openDesk('c1');
    const id = await reply(store, 'c1');
    backend.onWrite = () => ({ kind: 'no-answer' });
    await push();
    backend.onSession = () => BUSY;
    await push(true);
    await push(true);
    expect(backend.sessions).to.equal(1);
    backend.onSession = () => sessionAnswer({ now: clock.now() });
    backend.onWrite = accepted;
    clock.advance(20_000);
    await push(true);
    expect(await stateOf(store, id)).to.equal('accepted');
  });
});

suite('a session that ends inside the undo window', () => {
  teardown(deleteTestStores);

  test('does not end that window', async () => {
    const { store, backend, clock, push } = await openDesk('c1', 'c2');
    const signedOut: Answer = { kind: 'problem', status: 401, slug: 'sign-in-needed', body: {} };
    const due = await reply(store, 'c1');
    const undoable = await reply(store, 'c2', 'Wait.', 10_000);
    backend.onWrite = () => signedOut;
    await push();
    expect(await stateOf(store, undoable)).to.equal('parked');
    backend.onWrite = accepted;
    await push();
    expect([await stateOf(store, due), await stateOf(store, undoable)]).to.deep.equal([
      'accepted',
      'waiting',
    ]);
    clock.advance(10_000);
    await push();
    expect(await stateOf(store, undoable)).to.equal('accepted');
  });
});

suite('work that a newer version queued', () => {
  teardown(deleteTestStores);

  test('of an unknown kind is left where it is, with what stands behind it', async () => {
    const { store, backend, push } = await openDesk('c1', 'c2');
    const [unknown, behind, other] = [
      await reply(store, 'c1'),
      await reply(store, 'c1'),
      await reply(store, 'c2'),
    ];
    const { seq = 0 } = (await entryOf(store.db, unknown)) ?? {};
    await store.db.outbox.update(seq, { kind: 'group-message' as 'reply' });
    await push(true);
    expect(backend.writes.map(({ id }) => id)).to.deep.equal([other]);
    const states = await Promise.all([unknown, behind].map((id) => stateOf(store, id)));
    expect(states).to.deep.equal(['waiting', 'waiting']);
  });
});

suite('an answer that does not fit on the disk', () => {
  teardown(deleteTestStores);

  test('settles its reply all the same; the rows come with the next pull', async () => {
    const { store, backend, push } = await openDesk('c1');
    const id = await reply(store, 'c1');
    const message = {
      id,
      conversationId: 'c1',
      from: { kind: 'staff', id: 'ana-ruiz', name: 'Ana Ruiz' },
      body: 'Yes.',
      sentAt: '2026-11-24T17:00:01.000Z',
      attachmentIds: [],
    };
    const changes = [{ kind: 'message', op: 'put', id, version: 9, value: message }];
    const answer = { id, acceptedAt: '2026-11-24T17:00:01.000Z', changes };
    backend.onWrite = () => ({ kind: 'answered', body: answer });
    const { cursor } = await readSync(store.db);
    fillDisk(store);
    await push();
    expect(await stateOf(store, id)).to.equal('accepted');
    expect((await readSync(store.db)).cursor).to.equal(cursor);
  });
});

/** The clinic says that a colleague is signed in, and the disk has no room for the word of it. */
async function pushAsColleague({ store, backend, push }: Desk): Promise<void> {
  let makeRoom = (): void => undefined;
  backend.onWrite = () => {
    makeRoom = refuseRows(store.db.outbox);
    return { kind: 'problem', status: 401, slug: 'other-user', body: {} };
  };
  await push().catch(() => undefined);
  makeRoom();
}

suite('a session that ends while the disk is full', () => {
  teardown(deleteTestStores);

  test('is remembered until it can be written down: nothing leaves before', async () => {
    const desk = await openDesk('c1', 'c2');
    const { store, backend, push } = desk;
    await reply(store, 'c1');
    await pushAsColleague(desk);
    backend.onWrite = accepted;
    const next = await reply(store, 'c2');
    backend.onSession = () => sessionAnswer({ userId: 'sam-okafor' });
    await push();
    expect(backend.writes.map(({ conversationId }) => conversationId)).to.deep.equal(['c1']);
    expect(await stateOf(store, next)).to.equal('parked');
    backend.onSession = () => sessionAnswer();
    await push();
    expect(await stateOf(store, next)).to.equal('accepted');
  });

  test('is remembered too where each push opens the database anew, as a worker does', async () => {
    const desk = await openDesk('c1');
    const { store, clock, backend } = desk;
    await reply(store, 'c1');
    await pushAsColleague(desk);
    store.close();
    const again = await openTestStore({ name: store.name, clock });
    clock.advance(60_000);
    backend.onSession = () => sessionAnswer({ userId: 'sam-okafor', now: clock.now() });
    await drain({ store: again, backend, door: wholeSession, owner: 'worker' });
    expect(backend.writes.length).to.equal(1);
    expect((await readSync(again.db)).signIn).to.equal('other-user');
  });
});
