import { expect } from '@open-wc/testing';

import { saveDraft } from '../../src/commands/save-draft.js';
import { connect } from '../../src/page/connect.js';
import { storeOf, type Intray } from '../../src/page/intray.js';
import type { Store } from '../../src/store/database.js';
import { findKeys, lockOf, peopleOfDevice } from '../../src/store/device.js';
import { readDraft } from '../../src/store/drafts.js';
import type { Answer, Backend } from '../../src/sync/backend.js';
import { HttpBackend } from '../../src/sync/http-backend.js';
import { newRun, seenRequests, setFaults } from '../support/line.js';
import { allArrived, inboxOf, queueReply, statusOf } from '../support/open-inbox.js';

const open: Intray[] = [];

function signIn(run: string): Intray {
  return signInTo({ url: `/clinic/${run}/ana-ruiz/api/intray` });
}

function signInTo(backend: Backend | { url: string }): Intray {
  const intray = connect({ backend, undoSeconds: 0, timersUrl: '/intray/intray-timers.js' });
  open.push(intray);
  return intray;
}

/** The portal's own session ends, or becomes somebody else's. */
class EndingBackend extends HttpBackend {
  ended = false;
  other: HttpBackend | undefined;
  readonly urlOf: (staffId: string) => string;

  constructor(run: string) {
    const urlOf = (staffId: string): string =>
      new URL(`/clinic/${run}/${staffId}/api/intray`, location.href).href;
    super({ url: urlOf('ana-ruiz') });
    this.urlOf = urlOf;
  }

  override session(signal?: AbortSignal): Promise<Answer> {
    const nobody = { kind: 'problem', status: 401, slug: 'sign-in-needed', body: {} } as const;
    if (this.ended) return Promise.resolve(nobody);
    return this.other?.session(signal) ?? super.session(signal);
  }
}

/** A reply that was never attempted: the line is cut, and a harmless question finds that out first. */
async function offlineReply(run: string, intray: Intray): Promise<Store> {
  const store = await inboxOf(intray);
  await setFaults(run, { kind: 'drop-request' });
  await intray.sync();
  await statusOf(intray, ({ online }) => !online);
  await queueReply(store, wordsOf(run));
  await statusOf(intray, ({ online, waiting }) => !online && waiting === 1);
  return store;
}

function wordsOf(run: string): string {
  return `Behind a lock, ${run}`;
}

/** This page cannot open the files of this database; gives the way back. */
function refuseOpening(database: string): () => void {
  indexedDB.open = (name, version) => {
    if (name === database) throw new DOMException('The disk is full.', 'UnknownError');
    return IDBFactory.prototype.open.call(indexedDB, name, version);
  };
  return () => {
    Reflect.deleteProperty(indexedDB, 'open');
  };
}

async function putTo(run: string, place: string): Promise<number> {
  const seen = await seenRequests(run);
  return seen.filter(({ method, path }) => method === 'PUT' && path.includes(place)).length;
}

async function auditsOf(run: string): Promise<unknown[]> {
  const answer = await fetch(`/clinic/${run}/audit-events`);
  const { events } = (await answer.json()) as { events: { kind: string }[] };
  return events.map(({ kind }) => kind);
}

suite('a locked inbox', () => {
  teardown(() => {
    for (const intray of open.splice(0)) intray.close();
  });

  test('opens nothing and asks nothing, in every tab and after a new start', async () => {
    const run = newRun();
    const [first, second] = [signIn(run), signIn(run)];
    const { name } = await inboxOf(second);
    await inboxOf(first);

    await first.lock();

    await statusOf(second, ({ locked }) => locked);
    const third = signIn(run);
    await statusOf(third, ({ locked }) => locked);
    const asked = (await seenRequests(run)).length;
    await Promise.all([first.sync(), second.sync(), third.sync()]);
    expect([first, second, third].filter((tab) => storeOf(tab) !== undefined).length).to.equal(0);
    expect((await seenRequests(run)).length).to.equal(asked);
    expect(await lockOf(name)).to.deep.equal({ waiting: 0 });
  });

  test('keeps what waits until it is unlocked, which every tab hears, and tells the clinic of both', async () => {
    const run = newRun();
    const [first, second] = [signIn(run), signIn(run)];
    await inboxOf(second);
    await offlineReply(run, first);

    await first.lock();
    expect(first.status.waiting).to.equal(1);
    await statusOf(second, ({ locked }) => locked);
    await setFaults(run);
    const later = signIn(run);
    expect((await statusOf(later, ({ locked }) => locked)).waiting).to.equal(1);
    await later.sync();
    expect(await putTo(run, '/replies/')).to.equal(0);

    expect(await second.unlock()).to.equal(true);
    await allArrived(await inboxOf(second));
    await Promise.all([first, later].map((tab) => inboxOf(tab)));
    expect(await auditsOf(run)).to.have.members(['locked', 'unlocked']);
  });

  test('keeps the draft that was being typed', async () => {
    const run = newRun();
    const intray = signIn(run);
    const store = await inboxOf(intray);
    const typed = { conversationId: 'c-001', text: 'Half a sen', seen: undefined };
    store.db.guard.beforeGivingWay(() => saveDraft(store, typed));
    await intray.lock();
    await intray.unlock();
    expect((await readDraft(await inboxOf(intray), 'c-001'))?.text).to.equal('Half a sen');
  });

  test('opens without a connection', async () => {
    const run = newRun();
    const intray = signIn(run);
    const { name } = await inboxOf(intray);
    await setFaults(run, { kind: 'drop-request' });
    await intray.lock();
    expect(await intray.unlock()).to.equal(true);
    expect(storeOf(intray)?.name).to.equal(name);
  });

  test('says so where it is unlocked and this device cannot open it, and opens when it can', async () => {
    const intray = signIn(newRun());
    const { name } = await inboxOf(intray);
    await intray.lock();
    const openAgain = refuseOpening(name);
    const isRefused = await intray.unlock().then(
      () => false,
      () => true,
    );
    openAgain();
    expect(isRefused).to.equal(true);
    expect(intray.status).to.include({ locked: false, problem: 'storage-refused' });
    await intray.sync();
    await inboxOf(intray);
    expect(intray.status.problem).to.equal(null);
  });

  test('is nobody’s to open once the portal’s session is over', async () => {
    const backend = new EndingBackend(newRun());
    const intray = signInTo(backend);
    await inboxOf(intray);
    await intray.lock();
    backend.ended = true;
    expect(await intray.unlock()).to.equal(false);
    expect(intray.status).to.include({ locked: true, signIn: 'session-ended' });
    backend.ended = false;
    expect(await intray.unlock()).to.equal(true);
  });

  test('gives way to another person who has signed in meanwhile, and stays locked', async () => {
    const backend = new EndingBackend(newRun());
    const intray = signInTo(backend);
    const { name } = await inboxOf(intray);
    await intray.lock();
    backend.other = new HttpBackend({ url: backend.urlOf('sam-okafor') });
    expect(await intray.unlock()).to.equal(true);
    expect(intray.status.user?.id).to.equal('sam-okafor');
    expect(await lockOf(name)).to.deep.equal({ waiting: 0 });
  });

  test('stays sealed when its person signs out, and opens when they sign in again', async () => {
    const run = newRun();
    const intray = signIn(run);
    const { name } = await offlineReply(run, intray);
    await intray.lock();
    expect(await intray.signOut()).to.equal(true);
    expect(intray.status).to.include({ locked: false, signIn: 'signed-out' });
    expect(await findKeys(name)).not.to.equal(undefined);
    const person = (await peopleOfDevice()).find(({ database }) => database === name);
    expect(person?.signedOut).to.equal(true);
    await setFaults(run);
    await allArrived(await inboxOf(signIn(run)));
  });

  test('is left as it is by a page that closes', async () => {
    const run = newRun();
    const intray = signIn(run);
    await inboxOf(intray);
    await intray.lock();
    intray.close();
    await statusOf(signIn(run), ({ locked }) => locked);
  });
});
