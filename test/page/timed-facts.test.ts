import { expect } from '@open-wc/testing';

import { followTime } from '../../src/page/timed-facts.js';
import { DAY_MS } from '../../src/model/retry-delay.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import type { Store } from '../../src/store/database.js';
import { patchSync, saveSession, type SyncState } from '../../src/store/meta.js';
import { watchNotices, type Notices } from '../../src/store/notice-queries.js';
import { doubtNotices, letNoticesComeUp, reckonNotices } from '../../src/store/notices.js';
import { writeNotices } from '../../src/store/write-notices.js';
import {
  attachment,
  conversation,
  DEFAULT_OPTIONS,
  message,
  NOON,
  SESSION,
} from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

const GOES = NOON + 7 * DAY_MS;
const DUE = NOON + 3 * DAY_MS;

interface Followed {
  readonly store: Store;
  readonly told: string[];
  /** Writes, and waits until this was told. */
  readonly until: (fact: string, write: () => Promise<unknown>) => Promise<void>;
}

/** A page that follows what comes with time, and knows what is there already. */
async function followed(store: Store): Promise<Followed> {
  const told: string[] = [];
  let heard = (): void => undefined;
  followTime(store, (event) => {
    const id = 'attachmentId' in event ? event.attachmentId : event.messageId;
    told.push(`${event.type} ${event.conversationId} ${id}`);
    heard();
  });
  await answered(store);
  const until = async (fact: string, write: () => Promise<unknown>): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    heard = () => {
      if (told.at(-1) === fact) resolve(undefined);
    };
    await write();
    await promise;
  };
  return { store, told, until };
}

/** What was begun before is answered by then, because this was begun later, twice, and is done. */
async function answered(store: Store): Promise<void> {
  for (let turn = 0; turn < 2; turn++)
    await firstView<Notices>((next, fail) => watchNotices(store, next, fail));
}

async function clinicStore(): Promise<Store> {
  const store = await openTestStore();
  await saveSession(store, SESSION);
  const from = { kind: 'staff', id: 'ana-ruiz', name: 'Ana Ruiz, RN' } as const;
  const options = { ...DEFAULT_OPTIONS, notifyIfUnreadAfter: 'P3D' };
  const changes = [
    conversation('c1'),
    message('c1', 'm1', { from, options }),
    message('c1', 'm2', { from, options, sentAt: NOON + DAY_MS }),
    attachment('c1', 'f1', { downloadedAt: NOON, deleteAfter: GOES }),
    attachment('c1', 'f2', { downloadedAt: NOON, deleteAfter: GOES + 1 }),
  ];
  const within = (): Promise<void> => writeNotices(store.db, changes, false);
  await applyChanges(store, changes, { within });
  await reckonNotices(store);
  await heardOf(store, NOON);
  return store;
}

/** A whole pull ended at this moment of the server. */
async function heardOf(store: Store, toldUpTo: number): Promise<void> {
  const sync: Partial<SyncState> = { toldUpTo, lastSyncedAt: store.now() };
  await patchSync(store.db, { ...sync, offlineSince: undefined });
  await letNoticesComeUp(store);
}

/** Of all that is set, what comes last. */
const LAST = 'intray-file-deleted c1 f2';

suite('what comes with time', () => {
  teardown(deleteTestStores);

  test('is told once each: a message that was not read, files that are gone', async () => {
    const store = await clinicStore();
    const { told, until } = await followed(store);
    await until('intray-unread-notice c1 m1', () => heardOf(store, DUE));
    await until('intray-file-deleted c1 f1', () => heardOf(store, GOES));
    await until(LAST, () => heardOf(store, GOES + 1));
    expect(told.sort()).to.deep.equal([
      'intray-file-deleted c1 f1',
      LAST,
      'intray-unread-notice c1 m1',
      'intray-unread-notice c1 m2',
    ]);
  });

  test('is told of files also where it passed while no page was open', async () => {
    const store = await clinicStore();
    const { until } = await followed(store);
    await until(LAST, () => heardOf(store, GOES + 30 * DAY_MS));
  });

  test('is not told again when the connection has been away', async () => {
    const store = await clinicStore();
    const { told, until } = await followed(store);
    await until('intray-unread-notice c1 m1', () => heardOf(store, DUE));
    await patchSync(store.db, { offlineSince: DUE + 1 });
    await doubtNotices(store, DUE + 2 * DAY_MS);
    await answered(store);
    await until('intray-unread-notice c1 m2', () => heardOf(store, DUE + DAY_MS));
    await until(LAST, () => heardOf(store, GOES + 1));
    expect(told.filter((fact) => fact.endsWith(' m1'))).to.have.length(1);
  });
});
