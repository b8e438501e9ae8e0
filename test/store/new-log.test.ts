import { expect, waitUntil } from '@open-wc/testing';

import { beginNewLogs } from '../../src/store/new-log.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';

const NAME = 'intray-new-log';

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

  test('is begun anew once in a context, and again when the browser has closed the files', async () => {
    const removed = watchRemoved();
    const [{ db }, other] = [await openTestStore(), await openTestStore()];
    beginNewLogs(db);
    beginNewLogs(other.db);
    await waitUntil(() => removed.includes(NAME));
    await other.db.meta.count();
    expect(removed).to.deep.equal([NAME]);
    db.backendDB().dispatchEvent(new Event('close'));
    await waitUntil(() => removed.length === 2);
    await waitUntil(async () => !(await indexedDB.databases()).some(({ name }) => name === NAME));
  });
});
