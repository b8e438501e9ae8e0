import { expect, waitUntil } from '@open-wc/testing';
import { Dexie } from 'dexie';

import { saveDraft } from '../../src/commands/save-draft.js';
import { connect } from '../../src/page/connect.js';
import { startAnew, storeOf, type Intray } from '../../src/page/intray.js';
import { forgetKeys } from '../../src/store/device.js';
import { closeByBrowser } from '../support/close-by-browser.js';
import { newRun } from '../support/line.js';
import { openStoreOf, statusOf } from '../support/open-inbox.js';

const open: Intray[] = [];

function connectTo(run: string): Intray {
  const backend = { url: `/clinic/${run}/ana-ruiz/api/intray` };
  const intray = connect({ backend, timersUrl: '/intray/intray-timers.js' });
  open.push(intray);
  return intray;
}

suite('a page whose database is taken away', () => {
  teardown(() => {
    for (const intray of open.splice(0)) intray.close();
  });

  test('says that local data was removed, and begins anew when told to', async () => {
    const intray = connectTo(newRun());
    await statusOf(intray, ({ lastSyncedAt }) => lastSyncedAt !== null);
    await Dexie.delete(storeOf(intray)?.name ?? '');
    await statusOf(intray, ({ problem }) => problem === 'local-data-removed');
    await startAnew(intray);
    const { problem } = await statusOf(intray, ({ lastSyncedAt }) => lastSyncedAt !== null);
    expect(problem).to.equal(null);
  });

  test('says so also where the device record went with it, once, and keeps what was written since', async () => {
    const run = newRun();
    const before = connectTo(run);
    await statusOf(before, ({ lastSyncedAt }) => lastSyncedAt !== null);
    const { name } = openStoreOf(before);
    await waitUntil(() => Object.keys(localStorage).some((key) => key.endsWith(name)));
    before.close();
    await forgetKeys(name);
    await Dexie.delete(name);
    const intray = connectTo(run);
    await statusOf(intray, ({ problem }) => problem === 'local-data-removed');
    const store = openStoreOf(intray);
    const told: unknown[] = [];
    store.db.guard.watch((trouble) => told.push(trouble));
    closeByBrowser(store);
    await waitUntil(() => told.length > 1);
    expect(told).to.deep.equal([undefined, undefined]);
    expect(intray.status.problem).to.equal('local-data-removed');
    await saveDraft(store, {
      conversationId: 'c-001',
      text: 'Yes.',
      seen: undefined,
    });
    await startAnew(intray);
    await statusOf(intray, ({ problem }) => problem === null);
    expect(await openStoreOf(intray).db.drafts.count()).to.equal(1);
    await waitUntil(() => Object.keys(localStorage).some((key) => key.endsWith(name)));
    expect(intray.status.problem).to.equal(null);
  });

  test('has nothing to say of a database that went with a sign-out', async () => {
    const run = newRun();
    const before = connectTo(run);
    await statusOf(before, ({ lastSyncedAt }) => lastSyncedAt !== null);
    const { name } = openStoreOf(before);
    await waitUntil(() => Object.keys(localStorage).some((key) => key.endsWith(name)));
    await before.signOut();
    expect(Object.keys(localStorage).filter((key) => key.endsWith(name))).to.deep.equal([]);
  });

  test('takes nothing away from a page that has begun anew before it', async () => {
    const run = newRun();
    const [one, other] = [connectTo(run), connectTo(run)];
    for (const intray of [one, other])
      await statusOf(intray, ({ lastSyncedAt }) => lastSyncedAt !== null);
    await Dexie.delete(storeOf(one)?.name ?? '');
    for (const intray of [one, other])
      await statusOf(intray, ({ problem }) => problem === 'local-data-removed');
    await startAnew(one);
    await saveDraft(openStoreOf(one), { conversationId: 'c-001', text: 'Yes.', seen: undefined });
    await startAnew(other);
    expect(one.status.problem).to.equal(null);
    expect(await openStoreOf(other).db.drafts.count()).to.equal(1);
  });

  test('asks to be loaded anew where newer code has taken it', async () => {
    const intray = connectTo(newRun());
    await statusOf(intray, ({ lastSyncedAt }) => lastSyncedAt !== null);
    const taken = indexedDB.open(storeOf(intray)?.name ?? '', 990);
    await new Promise((resolve) => {
      taken.addEventListener('success', resolve);
    });
    taken.result.close();
    const { problem } = await statusOf(intray, (status) => status.problem !== null);
    expect(problem).to.equal('reload-needed');
  });
});
