import { expect } from '@open-wc/testing';
import { createStore, get } from 'idb-keyval';

import { saveDraft } from '../../src/commands/save-draft.js';
import type { SignOutAnswer, UnsentWork } from '../../src/model/sign-out.js';
import { connect } from '../../src/page/connect.js';
import { BeforeSignOutEvent } from '../../src/page/sign-out-events.js';
import type { SignOutDialog, SignOutQuestion } from '../../src/page/sign-out-question.js';
import { setSignOutDialog, storeOf, type Intray } from '../../src/page/intray.js';
import type { Store } from '../../src/store/database.js';
import { findKeys, peopleOfDevice } from '../../src/store/device.js';
import { readDraft } from '../../src/store/drafts.js';
import { forgetPerson } from '../../src/store/leave-device.js';
import { newRun, seenRequests, setFaults } from '../support/line.js';
import { firstView } from '../support/test-store.js';
import { allArrived, inboxOf, queueReply, statusOf } from '../support/open-inbox.js';

const open: Intray[] = [];

/** `headers`: called before each request. */
function signIn(run: string, headers?: () => Promise<HeadersInit>): Intray {
  const backend = { url: `/clinic/${run}/ana-ruiz/api/intray`, ...(headers && { headers }) };
  const timersUrl = '/intray/intray-timers.js';
  const intray = connect({ backend, undoSeconds: 0, timersUrl, serviceWorker: { mode: 'none' } });
  open.push(intray);
  return intray;
}

/** A reply that does not leave: the line is cut. */
async function offlineReply(run: string, intray: Intray, body: string): Promise<Store> {
  const store = await inboxOf(intray);
  await setFaults(run, { kind: 'drop-request' });
  await queueReply(store, body);
  await statusOf(intray, ({ online, waiting }) => !online && waiting === 1);
  return store;
}

/** The portal asks in its own way; gives what it was asked about, each time. */
function answering(intray: Intray, answers: readonly SignOutAnswer[]): UnsentWork[] {
  const asked: UnsentWork[] = [];
  intray.addEventListener('intray-before-sign-out', (event) => {
    if (!(event instanceof BeforeSignOutEvent)) return;
    const { work, answer } = event;
    event.preventDefault();
    const next = answers[asked.length];
    asked.push(work);
    if (next) answer(next);
  });
  return asked;
}

/** In place of the elements, which this page does not have. */
function asksWith(dialog: Pick<SignOutDialog, 'askBeforeSignOut'>): void {
  const tellSignOutTrouble = (): Promise<void> => Promise.resolve();
  setSignOutDialog(() => Promise.resolve({ tellSignOutTrouble, ...dialog }));
}

async function names(): Promise<(string | undefined)[]> {
  return (await indexedDB.databases()).map(({ name }) => name);
}

async function patientHas(run: string, body: string): Promise<number> {
  const answer = await fetch(`/clinic/${run}/patient/p-001/conversations`);
  const { conversations } = (await answer.json()) as {
    conversations: { messages: { body: string }[] }[];
  };
  return conversations.flatMap(({ messages }) => messages).filter((one) => one.body === body)
    .length;
}

async function auditsOf(run: string): Promise<number> {
  const seen = await seenRequests(run);
  return seen.filter(({ method, path }) => method === 'PUT' && path.includes('/audit-events/'))
    .length;
}

suite('signing out', () => {
  teardown(() => {
    for (const intray of open.splice(0)) intray.close();
    setSignOutDialog(() => Promise.reject(new Error('There are no elements.')));
  });

  test('with nothing unsent takes rows and keys off this device, and tells the clinic', async () => {
    const run = newRun();
    const intray = signIn(run);
    const { name } = await inboxOf(intray);
    expect(await intray.signOut()).to.equal(true);
    expect(await names()).not.to.include(name);
    expect(await findKeys(name)).to.equal(undefined);
    const device = createStore('intray-device', 'device');
    expect(await get(`wiping ${name}`, device)).to.equal(undefined);
    expect((await peopleOfDevice()).map(({ database }) => database)).not.to.include(name);
    expect([intray.status.user, intray.status.signIn, storeOf(intray)]).to.deep.equal([
      null,
      'signed-out',
      undefined,
    ]);
    expect(await auditsOf(run)).to.equal(1);
  });

  test('shows the other tabs signed out too, and signing in again brings them back', async () => {
    const run = newRun();
    const [first, second] = [signIn(run), signIn(run)];
    const { name } = await inboxOf(second);
    await inboxOf(first);
    const problems: unknown[] = [];
    await first.signOut();
    await statusOf(second, ({ signIn: needed }) => needed === 'signed-out');
    expect(await names()).not.to.include(name);
    second.addEventListener('intray-status-changed', () => problems.push(second.status.problem));
    // A wish to follow the server, as a tab has when somebody comes back to it, brings nobody back.
    await second.sync();
    expect(second.status.user).to.equal(null);
    await inboxOf(signIn(run));
    await statusOf(second, ({ lastSyncedAt }) => lastSyncedAt !== null);
    expect(problems).not.to.include('local-data-removed');
  });

  test('keeps what is unsent for the same person, who finds and sends it after signing in again', async () => {
    const run = newRun();
    const intray = signIn(run);
    const { name } = await offlineReply(run, intray, `Kept, ${run}`);
    const asked = answering(intray, [{ kind: 'keep' }]);
    expect(await intray.signOut()).to.equal(true);
    expect(asked[0]?.conversations).to.deep.equal([
      { conversationId: 'c-001', counts: { replies: 1 } },
    ]);
    expect(await names()).to.include(name);
    const person = (await peopleOfDevice()).find(({ database }) => database === name);
    expect(person?.signedOut).to.equal(true);

    const unreached = signIn(run);
    const { problem, user } = await statusOf(unreached, (now) => now.problem !== null);
    expect([problem, user]).to.deep.equal(['unreachable', null]);
    unreached.close();
    await setFaults(run);
    const again = signIn(run);
    await inboxOf(again);
    await statusOf(again, ({ waiting, user: back }) => back !== null && waiting === 0);
    const store = await inboxOf(again);
    await allArrived(store);
    expect(await patientHas(run, `Kept, ${run}`)).to.equal(1);
  });

  test('discards what was counted and nothing else, and the clinic hears of each', async () => {
    const run = newRun();
    const intray = signIn(run);
    const store = await inboxOf(intray);
    const draft = { conversationId: 'c-001', text: `Unsent, ${run}`, seen: undefined };
    await saveDraft(store, draft);
    await saveDraft(store, { ...draft, conversationId: 'c-002' });
    const asked = answering(intray, [
      { kind: 'discard', items: 1 },
      { kind: 'discard', items: 2 },
    ]);
    expect(await intray.signOut()).to.equal(true);
    expect(asked.map(({ items }) => items)).to.deep.equal([2, 2]);
    expect(await names()).not.to.include(store.name);
    // Two drafts, and that all of it left this device.
    expect(await auditsOf(run)).to.equal(3);
  });

  test('without a connection discards at once, and keeps what the clinic is to be told of it', async () => {
    const run = newRun();
    const intray = signIn(run);
    const store = await inboxOf(intray);
    await saveDraft(store, { conversationId: 'c-001', text: 'Unsent', seen: undefined });
    await setFaults(run, { kind: 'drop-request' });
    await intray.sync();
    await statusOf(intray, ({ online }) => !online);
    const asked = answering(intray, [{ kind: 'discard', items: 1 }, { kind: 'keep' }]);
    expect(await intray.signOut()).to.equal(true);
    expect(asked.map(({ items, records }) => [items, records])).to.deep.equal([
      [1, 0],
      [0, 1],
    ]);
    expect(await names()).to.include(store.name);
    await setFaults(run);
    const again = await inboxOf(signIn(run));
    await allArrived(again);
    expect(await again.db.drafts.count()).to.equal(0);
    expect(await auditsOf(run)).to.be.greaterThan(0);
  });

  test('does not discard what may have arrived: only the server ends it', async () => {
    const run = newRun();
    const intray = signIn(run);
    const store = await offlineReply(run, intray, `Perhaps there, ${run}`);
    await store.db.outbox.toCollection().modify({ attempts: 1 });
    const asked = answering(intray, [{ kind: 'discard', items: 1 }, { kind: 'stay' }]);
    expect(await intray.signOut()).to.equal(false);
    expect(asked.map(({ items }) => items)).to.deep.equal([1, 1]);
  });

  test('is left by staying: everything goes on', async () => {
    const run = newRun();
    const intray = signIn(run);
    await offlineReply(run, intray, `Stays, ${run}`);
    answering(intray, [{ kind: 'stay' }]);
    expect(await intray.signOut()).to.equal(false);
    expect([intray.status.user?.name, intray.status.waiting]).to.deep.equal(['Ana Ruiz', 1]);
    await setFaults(run);
    await intray.sync();
    await statusOf(intray, ({ waiting }) => waiting === 0);
    expect(await patientHas(run, `Stays, ${run}`)).to.equal(1);
  });

  test('sends what is due when that is chosen, and goes on by itself once all has arrived', async () => {
    const run = newRun();
    const intray = signIn(run);
    const { name } = await offlineReply(run, intray, `Sent, ${run}`);
    let arrived = 0;
    const askBeforeSignOut = async (question: SignOutQuestion): Promise<SignOutAnswer> => {
      await setFaults(run);
      await question.send();
      arrived = await patientHas(run, `Sent, ${run}`);
      await firstView<number>(
        (next) =>
          question.watch(({ work }) => {
            next(work.items);
          }),
        (left) => left === 0,
      );
      return { kind: 'sent' };
    };
    asksWith({ askBeforeSignOut });
    expect(await intray.signOut()).to.equal(true);
    expect(arrived).to.equal(1);
    expect(await names()).not.to.include(name);
  });

  test('asks about what another tab has written while the clinic was being told', async () => {
    const run = newRun();
    const draft = { conversationId: 'c-001', text: `Typed meanwhile, ${run}`, seen: undefined };
    let meanwhile: (() => Promise<unknown>) | undefined;
    const intray = signIn(run, async () => {
      await meanwhile?.();
      return {};
    });
    const { name } = await inboxOf(intray);
    const other = await inboxOf(signIn(run));
    meanwhile = () => {
      meanwhile = undefined;
      return saveDraft(other, draft);
    };
    const asked = answering(intray, [{ kind: 'stay' }]);
    expect(await intray.signOut()).to.equal(false);
    expect(asked.map(({ items }) => items)).to.deep.equal([1]);
    expect(await names()).to.include(name);
    expect((await readDraft(other, 'c-001'))?.text).to.equal(draft.text);
  });

  test('changes nothing where nobody can be asked', async () => {
    const run = newRun();
    const intray = signIn(run);
    const { name } = await offlineReply(run, intray, 'Still here');
    const refused = await intray.signOut().catch((error: unknown) => (error as Error).name);
    expect([refused, intray.status.user?.name]).to.deep.equal(['NotAskedError', 'Ana Ruiz']);
    expect(await names()).to.include(name);
  });

  test('that was cut short is ended at the next start, and nothing is called lost', async () => {
    const run = newRun();
    const intray = signIn(run);
    const { name } = await inboxOf(intray);
    intray.close();
    await forgetPerson(name);
    expect(await names()).to.include(name);
    const again = signIn(run);
    await inboxOf(again);
    expect(again.status.problem).to.equal(null);
  });
});
