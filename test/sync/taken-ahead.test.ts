import { expect } from '@open-wc/testing';

import { withdrawReply } from '../../src/commands/withdraw-reply.js';
import type { OutboxRow, Store } from '../../src/store/database.js';
import { noteLock } from '../../src/store/device.js';
import { forgetPerson } from '../../src/store/leave-device.js';
import { parkForLock, signOutLocked } from '../../src/store/lock-parking.js';
import { readMeta } from '../../src/store/meta.js';
import { parkAll } from '../../src/store/outbox-parking.js';
import { unfinishedEntries } from '../../src/store/outbox.js';
import { restoreWithdrawn } from '../../src/store/restore-withdrawn.js';
import type { Answer } from '../../src/sync/backend.js';
import { checkSession } from '../../src/sync/session-check.js';
import { wholeSession } from '../../src/sync/whole-session.js';
import { openDesk, rememberPersonOf, reply, stateOf, type Desk } from '../support/push-desk.js';
import { accepted } from '../support/scripted-backend.js';
import { deleteTestStores } from '../support/test-store.js';

const SILENCE: Answer = { kind: 'no-answer' };
const SIGNED_OUT: Answer = { kind: 'problem', status: 401, slug: 'sign-in-needed', body: {} };

suite('what was taken while the line was busy', () => {
  teardown(deleteTestStores);

  const ids = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'];

  /** Four are on the line; `meanwhile` once the others are taken too, and then the answer. */
  async function pushWithOthersTaken(
    { store, backend, push }: Desk,
    meanwhile: (taken: readonly OutboxRow[]) => Answer | undefined | Promise<Answer | undefined>,
  ): Promise<void> {
    for (const id of ids) await reply(store, id);
    const { promise, resolve } = Promise.withResolvers<Answer | undefined>();
    backend.onWrite = async (request) => {
      if (backend.writes.length === 4) resolve(whenAllAreTaken(store).then(meanwhile));
      return (await promise) ?? accepted(request);
    };
    await push();
  }

  async function whenAllAreTaken({ db }: Store): Promise<readonly OutboxRow[]> {
    for (;;) {
      const taken = await db.outbox.filter(({ state }) => state === 'sending').toArray();
      if (taken.length === ids.length) return taken;
    }
  }

  test('and is not sent, because nobody answers, stands as if nobody had touched it', async () => {
    const desk = await openDesk(...ids);
    await pushWithOthersTaken(desk, () => SILENCE);
    const { store, backend } = desk;
    expect(backend.writes.length).to.equal(4);
    const sent = new Set(backend.writes.map(({ id }) => id));
    const unsent = (await unfinishedEntries(store.db)).filter(({ id }) => !sent.has(id));
    expect(
      unsent.map(({ state, lease, attempts, nextAt }) => [state, lease, attempts, nextAt]),
    ).to.deep.equal(Array(2).fill(['waiting', undefined, 0, desk.clock.now()]));
  });

  test('and is not sent, because nobody is signed in, waits for a sign-in', async () => {
    const desk = await openDesk(...ids);
    await pushWithOthersTaken(desk, () => SIGNED_OUT);
    const left = await unfinishedEntries(desk.store.db);
    expect(left.map(({ state, lastError }) => [state, lastError?.reason])).to.deep.equal(
      Array(ids.length).fill(['parked', 'sign-in-needed']),
    );
    expect(left.map(({ attempts }) => attempts).sort()).to.deep.equal([0, 0, 1, 1, 1, 1]);
    await checkSession(desk.store, desk.backend, wholeSession);
    desk.backend.onWrite = accepted;
    desk.clock.advance(5_000);
    await desk.push();
    expect(await unfinishedEntries(desk.store.db)).to.deep.equal([]);
  });

  test('for so long that its lease may end before its request is taken anew', async () => {
    const desk = await openDesk(...ids);
    let early: readonly OutboxRow[] = [];
    await pushWithOthersTaken(desk, (taken) => {
      early = taken;
      desk.clock.advance(20_000);
      return undefined;
    });
    const { store, backend } = desk;
    expect(backend.writes.length).to.equal(ids.length);
    const rows = await store.db.outbox.toArray();
    expect(rows.map(({ state, attempts }) => [state, attempts])).to.deep.equal(
      Array(ids.length).fill(['accepted', 1]),
    );
    const fences = early.map(({ lease }) => lease?.fence ?? 0);
    // Each lease has its own; those two were given back and taken once more.
    expect(await readMeta(store.db, 'fence')).to.equal(Math.max(...fences) + 2);
  });

  /** A second later; gives what has not left. */
  async function leftAfter(
    desk: Desk,
    meanwhile: (unsent: readonly OutboxRow[]) => Promise<unknown>,
  ): Promise<readonly OutboxRow[]> {
    const { store, backend, clock } = desk;
    await pushWithOthersTaken(desk, async (taken) => {
      await meanwhile(taken.filter(({ id }) => !backend.writes.some((write) => write.id === id)));
      clock.advance(1_000);
      return undefined;
    });
    const sent = new Set(backend.writes.map(({ id }) => id));
    return store.db.outbox.filter(({ id }) => !sent.has(id)).toArray();
  }

  test('and then asked back does not leave, and nobody has to ask for it', async () => {
    const desk = await openDesk(...ids);
    const { store } = desk;
    const left = await leftAfter(desk, async ([edited, discarded]) => {
      await withdrawReply(store, edited?.id ?? '', 'edit');
      await withdrawReply(store, discarded?.id ?? '', 'discard');
    });
    expect(left.map(({ state, attempts }) => [state, attempts])).to.deep.equal(
      Array(2).fill(['withdrawn', 0]),
    );
    const words = left.map(({ withdraw, sealed }) => [withdraw, sealed !== undefined]);
    expect(Object.fromEntries(words)).to.deep.equal({ edit: true, discard: false });
    await restoreWithdrawn(store);
    const drafts = await store.db.drafts.toArray();
    expect(drafts.map(({ conversationId }) => conversationId)).to.deep.equal([
      left.find(({ withdraw }) => withdraw === 'edit')?.conversationId,
    ]);
  });

  test('asks the server for it where an earlier attempt may have arrived', async () => {
    const desk = await openDesk(...ids);
    const { store, backend } = desk;
    await leftAfter(desk, async ([row]) => {
      await store.db.outbox.update(row?.seq ?? 0, { attempts: 2 });
      await withdrawReply(store, row?.id ?? '', 'discard');
    });
    const asked = backend.writes.filter(({ body }) => body === '{"withdrawn":true}');
    expect([asked.length, await stateOf(store, asked[0]?.id ?? '')]).to.deep.equal([
      1,
      'withdrawn',
    ]);
  });

  test('does not leave once the inbox is locked, also where the disk does not take that down', async () => {
    const desk = await openDesk(...ids);
    const { store } = desk;
    await rememberPersonOf(store);
    const left = await leftAfter(desk, () => noteLock(store.name, { waiting: 6 }));
    expect(left.map(({ state, attempts }) => [state, attempts])).to.deep.equal(
      Array(2).fill(['waiting', 0]),
    );
    await forgetPerson(store.name);
  });

  test('stands as if nobody had touched it where the device does not say who has locked', async () => {
    const desk = await openDesk(...ids);
    const get = Reflect.get(IDBObjectStore.prototype, 'get') as (
      key: IDBValidKey | IDBKeyRange,
    ) => IDBRequest;
    const ended = leftAfter(desk, () => {
      IDBObjectStore.prototype.get = function (this: IDBObjectStore, key) {
        if (this.name === 'device') throw new Error('The device does not say.');
        return get.call(this, key);
      };
      return Promise.resolve();
    });
    const [pushed] = await Promise.allSettled([ended]);
    IDBObjectStore.prototype.get = get;
    const sent = new Set(desk.backend.writes.map(({ id }) => id));
    const left = await desk.store.db.outbox.filter(({ id }) => !sent.has(id)).toArray();
    expect(left.map(({ state, attempts, lease }) => [state, attempts, lease])).to.deep.equal(
      Array(2).fill(['waiting', 0, undefined]),
    );
    expect(pushed.status).to.equal('rejected');
    await desk.push();
    expect(await unfinishedEntries(desk.store.db)).to.deep.equal([]);
  });

  test('does not leave once another tab has signed out', async () => {
    const desk = await openDesk(...ids);
    const left = await leftAfter(desk, () => parkAll(desk.store, 'session-ended'));
    expect(left.map(({ state, attempts }) => [state, attempts])).to.deep.equal(
      Array(2).fill(['waiting', 0]),
    );
  });

  test('is nothing where the inbox is locked, and neither is anything else', async () => {
    const { store, backend, push } = await openDesk(...ids);
    for (const id of ids) await reply(store, id);
    await rememberPersonOf(store);
    await noteLock(store.name, { waiting: 6 });
    await push(true);
    expect(backend.writes).to.deep.equal([]);
    await noteLock(store.name, undefined);
    await push(true);
    expect(backend.writes.length).to.equal(ids.length);
    await forgetPerson(store.name);
  });

  test('does not leave once somebody has signed out of the locked inbox', async () => {
    const desk = await openDesk(...ids);
    const { store } = desk;
    await rememberPersonOf(store);
    const left = await leftAfter(desk, async () => {
      await noteLock(store.name, { waiting: 6 });
      await parkForLock(store);
      await signOutLocked(store.name);
    });
    const ofIds = left.filter(({ kind }) => kind === 'reply');
    expect(ofIds.map(({ attempts }) => attempts)).to.deep.equal([0, 0]);
    await forgetPerson(store.name);
  });

  test('is never more than the line takes at once', async () => {
    const many = Array.from({ length: 30 }, (_, n) => `c${n}`);
    const { store, backend, push } = await openDesk(...many);
    for (const id of many) await reply(store, id);
    let most = 0;
    backend.onWrite = async (request) => {
      const taken = await store.db.outbox.filter(({ state }) => state === 'sending').toArray();
      const sent = new Set(backend.writes.map(({ id }) => id));
      most = Math.max(most, taken.filter(({ id }) => !sent.has(id)).length);
      return accepted(request);
    };
    await push();
    expect(backend.writes.length).to.equal(many.length);
    expect(most).to.be.at.most(4);
  });

  test('stops where one of them cannot be written down, and ends before it says so', async () => {
    const many = Array.from({ length: 12 }, (_, n) => `c${n}`);
    const { store, backend, push } = await openDesk(...many);
    for (const id of many) await reply(store, id);
    const seal = store.vault.seal.bind(store.vault);
    store.vault.seal = (table, ...what) =>
      table === 'outbox-detail' ? Promise.reject(new Error('Bad spot.')) : seal(table, ...what);
    const body = { detail: 'Not like this.' };
    let bad = '';
    backend.onWrite = (request) => {
      bad ||= request.id;
      if (request.id !== bad) return accepted(request);
      return { kind: 'problem', status: 422, slug: 'invalid', body };
    };
    let failed = '';
    await push().catch((error: unknown) => (failed = String(error)));
    expect(failed).to.contain('Bad spot');
    const written = backend.writes.length;
    const rows = await store.db.outbox.filter(({ state }) => state === 'sending').toArray();
    expect(rows.map(({ id }) => id)).to.deep.equal([bad]);
    expect(written).to.be.below(many.length);
  });
});
