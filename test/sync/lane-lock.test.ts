import { expect } from '@open-wc/testing';

import { DAY_MS } from '../../src/model/retry-delay.js';
import { takeEntry } from '../../src/store/outbox-lease.js';
import { unfinishedEntries } from '../../src/store/outbox.js';
import { withLaneLock } from '../../src/sync/lane-lock.js';
import { openDesk, reply, stateOf } from '../support/push-desk.js';
import { accepted } from '../support/scripted-backend.js';
import { deleteTestStores } from '../support/test-store.js';

/** As a tab that fell asleep with it; until let go. */
async function occupy(name: string): Promise<() => void> {
  const { promise: held, resolve: letGo } = Promise.withResolvers<undefined>();
  const { promise: taken, resolve: take } = Promise.withResolvers<undefined>();
  navigator.locks
    .request(name, () => {
      take(undefined);
      return held;
    })
    .catch(() => undefined);
  await taken;
  return () => {
    letGo(undefined);
  };
}

suite('a lane whose lock somebody keeps', () => {
  teardown(deleteTestStores);

  test('is left alone while they may be about to send, and taken over when they have slept too long', async () => {
    const { store, clock, backend, push } = await openDesk('c1');
    const letGo = await occupy(`intray-outbox:${store.name}:c1:replies`);
    const id = await reply(store, 'c1');
    await push();
    expect(backend.writes).to.deep.equal([]);
    clock.advance(91_000);
    await push();
    expect(await stateOf(store, id)).to.equal('accepted');
    letGo();
  });

  test('is not taken from them where they have just begun to send', async () => {
    const { store, clock, backend, push } = await openDesk('c1');
    const letGo = await occupy(`intray-outbox:${store.name}:c1:replies`);
    const id = await reply(store, 'c1');
    clock.advance(91_000);
    const lease = { owner: 'another', until: clock.now() + 45_000, fence: 7 };
    const asked = navigator.locks.request.bind(navigator.locks);
    let stolen = 0;
    navigator.locks.request = (async (...of: Parameters<LockManager['request']>) => {
      if (of[1].steal) stolen += 1;
      else await store.db.outbox.toCollection().modify({ state: 'sending', lease });
      return asked(...of);
    }) as LockManager['request'];
    try {
      await push();
    } finally {
      Reflect.deleteProperty(navigator.locks, 'request');
    }
    expect([stolen, await stateOf(store, id)]).to.deep.equal([0, 'sending']);
    expect(backend.writes).to.deep.equal([]);
    letGo();
  });

  test('is given up to whoever takes it away, while what had begun under it ends', async () => {
    const { store, backend, push } = await openDesk('c1', 'c2');
    const ids = [await reply(store, 'c1'), await reply(store, 'c2')] as const;
    backend.onWrite = async (request) => {
      const name = `intray-outbox:${store.name}:${request.conversationId}:replies`;
      if (request.id === ids[0]) await navigator.locks.request(name, { steal: true }, () => true);
      return accepted(request);
    };
    await push();
    const states = await Promise.all(ids.map((id) => stateOf(store, id)));
    expect(states).to.deep.equal(['accepted', 'accepted']);
    expect(backend.writes.length).to.equal(2);
  });

  test('counts no more once it is gone, though a turn was asked for under it', async () => {
    const { store, clock } = await openDesk('c1');
    await reply(store, 'c1');
    const lease = { owner: 'another', until: clock.now() + 45_000, fence: 7 };
    await store.db.outbox.toCollection().modify({ state: 'sending', lease });
    const [row] = await unfinishedEntries(store.db);
    if (row === undefined) throw new Error('Nothing is queued.');
    let isHeld = true;
    const holdsLock = (): boolean => isHeld;
    const options = { owner: 'us', eager: false, holdsLock, rememberMs: DAY_MS };
    const asked = takeEntry(store, row, options);
    isHeld = false;
    expect(await asked).to.equal(undefined);
    isHeld = true;
    expect((await takeEntry(store, row, options))?.lease.owner).to.equal('us');
  });

  test('tells what goes on under it that it is gone', async () => {
    const name = `lane ${crypto.randomUUID()}`;
    const lane = { name, now: Date.now, look: () => Promise.resolve(undefined) };
    const told = await withLaneLock(lane, async (holdsLock) => {
      const before = holdsLock();
      await navigator.locks.request(name, { steal: true }, () => true);
      await navigator.locks.query();
      return [before, holdsLock()];
    });
    expect(told).to.deep.equal([true, false]);
  });
});
