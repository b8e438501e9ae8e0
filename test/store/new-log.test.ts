import { expect, waitUntil } from '@open-wc/testing';

import { beginNewLogs } from '../../src/store/new-log.js';
import { ManualTime } from '../support/manual-time.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';

const NAME = 'intray-new-log';
const QUIET_MS = 10_000;

/** Which databases this page has removed. */
function watchRemoved(): string[] {
  const removed: string[] = [];
  const remove = indexedDB.deleteDatabase.bind(indexedDB);
  indexedDB.deleteDatabase = (name) => {
    removed.push(name);
    return remove(name);
  };
  return removed;
}

suite('the log of the browser’s databases', () => {
  teardown(async () => {
    Reflect.deleteProperty(indexedDB, 'deleteDatabase');
    await deleteTestStores();
  });

  test('is begun anew once in a context, and again when the browser has closed no files for a while', async () => {
    const removed = watchRemoved();
    const time = new ManualTime();
    const [{ db }, other] = [await openTestStore(), await openTestStore()];
    beginNewLogs(db, time);
    beginNewLogs(other.db, time);
    await waitUntil(() => removed.length > 0);
    for (const one of [db, other.db]) {
      one.backendDB().dispatchEvent(new Event('close'));
      await time.run(QUIET_MS - 1);
    }
    expect(removed).to.deep.equal([NAME]);
    await time.run(1);
    await waitUntil(() => removed.length === 2);
    await waitUntil(async () => !(await indexedDB.databases()).some(({ name }) => name === NAME));
  });

  test('is asked for again where the disk had no room for it', async () => {
    const removed = watchRemoved();
    const time = new ManualTime();
    const { db } = await openTestStore();
    beginNewLogs(db, time);
    await db.meta.count();
    const refused = new EventTarget() as IDBOpenDBRequest;
    indexedDB.open = () => refused;
    db.backendDB().dispatchEvent(new Event('close'));
    await time.run(QUIET_MS);
    Reflect.deleteProperty(indexedDB, 'open');
    refused.onerror?.(new Event('error'));
    await time.run(QUIET_MS);
    await waitUntil(() => removed.length > 0);
  });
});
