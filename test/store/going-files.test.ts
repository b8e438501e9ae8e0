import { expect } from '@open-wc/testing';

import { DAY_MS } from '../../src/model/retry-delay.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import type { Store } from '../../src/store/database.js';
import {
  isWarnedOf,
  watchGoingFiles,
  type GoingFiles,
} from '../../src/store/going-file-queries.js';
import { ManualClock } from '../support/manual-clock.js';
import { attachment, conversation, message, NOON } from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

const GOES = NOON + 7 * DAY_MS;

function going(store: Store): Promise<GoingFiles> {
  return firstView((next, fail) => watchGoingFiles(store, next, fail));
}

async function names(store: Store): Promise<string[]> {
  return (await going(store)).files.map(({ name }) => name);
}

/** The first file’s conversation was filed before its message, the second’s after it. */
async function storeWithFiles(clock: ManualClock): Promise<Store> {
  const store = await openTestStore({ clock });
  const copy = { system: 'record', state: 'filed', messageCount: 1, fileCount: 1 } as const;
  const filed = (at: number) => ({ recordCopies: [{ ...copy, at }] });
  const file = (name: string, deleteAfter: number) => ({ name, deleteAfter, downloadedAt: NOON });
  await applyChanges(store, [
    conversation('c1', filed(NOON - 1)),
    message('c1', 'c1-m1', { sentAt: NOON }),
    attachment('c1', 'f1', file('later.pdf', GOES + 1)),
    conversation('c2', filed(NOON + 1)),
    message('c2', 'c2-m1', { sentAt: NOON }),
    attachment('c2', 'f2', file('filed.pdf', GOES)),
    attachment('c2', 'f3', { name: 'never-fetched.pdf' }),
  ]);
  return store;
}

suite('files that are about to go', () => {
  teardown(deleteTestStores);

  test('are told over all conversations, the next to go first, each with its patient', async () => {
    const store = await storeWithFiles(new ManualClock(NOON));
    expect(await names(store)).to.deep.equal(['filed.pdf', 'later.pdf']);
    const [file] = (await going(store)).files;
    expect(file).to.include({ patientName: 'Tremblay, Marie', deleteAfter: GOES });
  });

  test('are warned of two days before, where the record does not hold them', async () => {
    const store = await storeWithFiles(new ManualClock(NOON));
    const { files } = await going(store);
    const warned = (now: number) => files.filter((one) => isWarnedOf(one, now));
    expect(warned(GOES - 2 * DAY_MS).map(({ name }) => name)).to.deep.equal([]);
    expect(warned(GOES + 1 - 2 * DAY_MS).map(({ name }) => name)).to.deep.equal(['later.pdf']);
  });

  test('are left out once they have gone by the server’s clock', async () => {
    const store = await storeWithFiles(new ManualClock(GOES));
    expect(await names(store)).to.deep.equal(['later.pdf']);
  });
});
