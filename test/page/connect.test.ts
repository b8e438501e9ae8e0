import { expect } from '@open-wc/testing';

import { sendReply } from '../../src/commands/send-reply.js';
import { connect } from '../../src/page/connect.js';
import { completeConversation, storeOf, type Intray } from '../../src/page/intray.js';
import type { ConnectOptions } from '../../src/page/options.js';
import type { OutboxRow, Store } from '../../src/store/database.js';
import { live } from '../../src/store/live.js';
import { entryOf } from '../../src/store/outbox.js';
import { readConversation, watchConversation } from '../../src/store/conversation-queries.js';
import { makeRoom } from '../../src/store/make-room.js';
import { watchList } from '../../src/store/inbox-queries.js';
import type { ConversationList, ConversationView } from '../../src/store/views.js';
import { newRun, seenRequests, setFaults } from '../support/line.js';
import { DEFAULT_OPTIONS } from '../support/server-rows.js';
import { firstView } from '../support/test-store.js';
import { statusOf } from '../support/open-inbox.js';

const WORKERS = {
  timersUrl: '/intray/intray-timers.js',
  serviceWorker: { mode: 'register', url: '/intray/intray-service-worker.js', scope: '/' },
} as const;

const open: Intray[] = [];

function connectTo(run: string, options: Partial<ConnectOptions> = {}): Intray {
  const backend = { url: `/clinic/${run}/ana-ruiz/api/intray` };
  const intray = connect({ backend, undoSeconds: 0, ...WORKERS, ...options });
  open.push(intray);
  return intray;
}

async function openedStore(intray: Intray): Promise<Store> {
  await intray.ready;
  const store = storeOf(intray);
  if (store === undefined) throw new Error('Nobody is known.');
  return store;
}

async function replyTo(store: Store, conversationId: string, body: string): Promise<string> {
  const view = await firstView<ConversationView | undefined>(
    (next, fail) => watchConversation(store, conversationId, next, fail),
    (one) => one !== undefined,
  );
  if (view === undefined) throw new Error('Not on this device.');
  const { basedOn } = view;
  return sendReply(store, { conversationId, body, options: DEFAULT_OPTIONS, basedOn, undoMs: 0 });
}

async function accepted(store: Store, id: string): Promise<void> {
  await firstView<OutboxRow | undefined>(
    (next, fail) =>
      live(
        () => entryOf(store.db, id),
        (row) => Promise.resolve(row),
        { next, fail },
      ),
    (row) => row?.state === 'accepted',
  );
}

/** What the patient of a conversation has received. */
async function patientHas(run: string, patientId: string, body: string): Promise<number> {
  const answer = await fetch(`/clinic/${run}/patient/${patientId}/conversations`);
  const { conversations } = (await answer.json()) as {
    conversations: { messages: { body: string }[] }[];
  };
  return conversations.flatMap(({ messages }) => messages).filter((one) => one.body === body)
    .length;
}

suite('connected to a clinic', () => {
  teardown(() => {
    for (const intray of open.splice(0)) intray.close();
    Reflect.deleteProperty(navigator.serviceWorker, 'register');
  });

  for (const mode of ['register', 'none'] as const) {
    test(`a reply reaches the patient once, service worker: ${mode}`, async () => {
      const run = newRun();
      const intray = connectTo(run, mode === 'none' ? { serviceWorker: { mode } } : {});
      await statusOf(intray, ({ lastSyncedAt }) => lastSyncedAt !== null);
      const store = await openedStore(intray);
      await accepted(store, await replyTo(store, 'c-001', `Of course, ${run}`));
      expect(await patientHas(run, 'p-001', `Of course, ${run}`)).to.equal(1);
      const { degraded, online } = intray.status;
      expect(degraded.includes('no-timers-worker')).to.equal(false);
      expect([online, degraded.includes('no-service-worker')]).to.deep.equal([
        true,
        mode === 'none',
      ]);
    });
  }

  test('a page without any worker does everything itself and says so', async () => {
    const run = newRun();
    const { Worker: RealWorker } = window;
    window.Worker = class extends RealWorker {
      constructor() {
        super('/nowhere/intray-timers.js');
      }
    };
    const intray = connectTo(run, {
      serviceWorker: { mode: 'register', url: '/nowhere/intray-service-worker.js' },
    });
    await statusOf(intray, ({ lastSyncedAt }) => lastSyncedAt !== null);
    const store = await openedStore(intray);
    window.Worker = RealWorker;
    await accepted(store, await replyTo(store, 'c-001', `By myself, ${run}`));
    const { degraded } = await statusOf(intray, (status) => status.degraded.length > 0);
    expect(degraded).to.include.members(['no-service-worker', 'no-timers-worker']);
  });

  for (const [whose, url] of [
    ['nobody knows', '/nowhere/intray-service-worker.js'],
    ['is there from before', WORKERS.serviceWorker.url],
  ] as const) {
    test(`a reply does not wait for a registration that hangs, of a worker that ${whose}`, async () => {
      const run = newRun();
      navigator.serviceWorker.register = () => new Promise(() => undefined);
      const intray = connectTo(run, { serviceWorker: { ...WORKERS.serviceWorker, url } });
      await statusOf(intray, ({ lastSyncedAt }) => lastSyncedAt !== null);
      const store = await openedStore(intray);
      await accepted(store, await replyTo(store, 'c-001', `In spite of that, ${run}`));
      expect(await patientHas(run, 'p-001', `In spite of that, ${run}`)).to.equal(1);
    });
  }

  test('what a second page finds is there before the server answers', async () => {
    const run = newRun();
    const first = connectTo(run, { user: 'ana-ruiz' });
    await statusOf(first, ({ lastSyncedAt }) => lastSyncedAt !== null);
    first.close();
    await setFaults(run, { kind: 'drop-request' });
    const second = connectTo(run, { user: 'ana-ruiz' });
    const store = await openedStore(second);
    const list = await firstView<ConversationList>((next, fail) =>
      watchList(store, { view: 'inbox', limit: 5 }, next, fail),
    );
    expect(list.rows.length).to.equal(5);
    const status = await statusOf(second, ({ online }) => !online);
    expect([status.user?.name, status.problem]).to.deep.equal(['Ana Ruiz', null]);
  });

  test('a server that was never reached is named, and reached when it is there', async () => {
    const run = newRun();
    await setFaults(run, { kind: 'drop-request' });
    const intray = connectTo(run);
    const status = await statusOf(intray, ({ problem }) => problem !== null);
    expect([status.problem, status.user]).to.deep.equal(['unreachable', null]);
    await setFaults(run);
    await intray.sync();
    await statusOf(intray, ({ lastSyncedAt }) => lastSyncedAt !== null);
  });

  test('a portal page in place of the clinic is named', async () => {
    const run = newRun();
    await setFaults(run, { kind: 'captive-portal' });
    const intray = connectTo(run);
    const status = await statusOf(intray, ({ problem }) => problem !== null);
    expect(status.problem).to.equal('not-intray');
  });

  test('an expected person who is not the one signed in sees nothing', async () => {
    const run = newRun();
    const intray = connectTo(run, { user: 'sam-okafor' });
    const status = await statusOf(intray, ({ signIn }) => signIn !== null);
    expect([status.signIn, status.user, storeOf(intray)]).to.deep.equal([
      'other-user',
      null,
      undefined,
    ]);
  });

  test('a host’s own headers travel from the page with every request', async () => {
    const run = newRun();
    const url = `/clinic/${run}/ana-ruiz/api/intray`;
    let asked = 0;
    const headers = (): HeadersInit => {
      asked += 1;
      return { Authorization: 'Bearer once' };
    };
    const intray = connectTo(run, { backend: { url, headers } });
    await statusOf(intray, ({ lastSyncedAt }) => lastSyncedAt !== null);
    const store = await openedStore(intray);
    await accepted(store, await replyTo(store, 'c-001', `With headers, ${run}`));
    expect(asked).to.be.greaterThan(2);
    const { degraded } = await statusOf(intray, (status) => status.degraded.length > 0);
    expect(degraded).to.include('sends-only-while-open');
    const writes = (await seenRequests(run)).filter(({ method }) => method === 'PUT');
    expect(writes.length).to.equal(1);
  });

  test('messages that left a full device come back when they are asked for', async () => {
    const run = crypto.randomUUID();
    const intray = connectTo(run);
    await statusOf(intray, ({ lastSyncedAt }) => lastSyncedAt !== null);
    const store = await openedStore(intray);
    while (await makeRoom(store.db)) continue;
    const gone = await readConversation(store, 'c-001');
    expect([gone?.messages.length, gone?.bodyGone]).to.deep.equal([0, true]);
    expect((await completeConversation(intray, 'c-001')).kind).to.equal('complete');
    const whole = await readConversation(store, 'c-001');
    expect(whole?.messages.length).to.be.greaterThan(0);
  });

  test('an outbox that may hold nothing is refused at once', () => {
    const options = { backend: { url: '/api' }, outbox: { items: 0 } };
    expect(() => connect(options)).to.throw('outbox');
  });

  test('an address that would carry messages in the clear is refused at once', () => {
    expect(() => connect({ backend: { url: 'http://clinic.example/api' } })).to.throw('https');
  });
});
