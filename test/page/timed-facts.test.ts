import { expect } from '@open-wc/testing';

import { settleNotice } from '../../src/commands/settle-notice.js';
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

/** A page that follows what comes with time, `since` its start. */
function followed(store: Store, since?: number): Followed {
  const told: string[] = [];
  let heard = (): void => undefined;
  followTime(store, since, (event) => {
    const id = 'attachmentId' in event ? event.attachmentId : event.messageId;
    told.push(`${event.type} ${event.conversationId} ${id}`);
    heard();
  });
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
    const { told, until } = followed(store, NOON);
    await until('intray-unread-notice c1 m1', () => heardOf(store, DUE));
    await until('intray-unread-notice c1 m2', () => heardOf(store, DUE + DAY_MS));
    await until('intray-file-deleted c1 f1', () => heardOf(store, GOES));
    await until(LAST, () => heardOf(store, GOES + 1));
    expect(told).to.deep.equal([
      'intray-unread-notice c1 m1',
      'intray-unread-notice c1 m2',
      'intray-file-deleted c1 f1',
      LAST,
    ]);
  });

  test('is told also where it came before the page began to listen', async () => {
    const store = await clinicStore();
    await heardOf(store, GOES + 30 * DAY_MS);
    const { told, until } = followed(store, NOON);
    await until(LAST, () => answered(store));
    expect(told).to.have.length(4);
  });

  test('is not told again by a page that is opened later', async () => {
    const store = await clinicStore();
    await heardOf(store, GOES);
    const { told, until } = followed(store, GOES);
    await answered(store);
    await until(LAST, () => heardOf(store, GOES + 1));
    expect(told).to.deep.equal([LAST]);
  });

  test('is not told of files that were gone before this device was asked anything', async () => {
    const store = await clinicStore();
    await patchSync(store.db, { toldUpTo: undefined });
    const { told, until } = followed(store);
    await answered(store);
    await heardOf(store, GOES);
    await answered(store);
    await until(LAST, () => heardOf(store, GOES + 1));
    expect(told).not.to.include('intray-file-deleted c1 f1');
  });

  test('is not told again when the connection has been away', async () => {
    const store = await clinicStore();
    const { told, until } = followed(store, NOON);
    await until('intray-unread-notice c1 m1', () => heardOf(store, DUE));
    await patchSync(store.db, { offlineSince: DUE + 1 });
    await doubtNotices(store, DUE + 2 * DAY_MS);
    await answered(store);
    await until('intray-unread-notice c1 m2', () => heardOf(store, DUE + DAY_MS));
    await until(LAST, () => heardOf(store, GOES + 1));
    expect(told.filter((fact) => fact.endsWith(' m1'))).to.have.length(1);
  });

  test('is told again of a message when it comes up again', async () => {
    const store = await clinicStore();
    const { told, until } = followed(store, NOON);
    await until('intray-unread-notice c1 m1', () => heardOf(store, DUE));
    await settleNotice(store, 'm1', { remindAfter: 'P1D' });
    await until('intray-unread-notice c1 m1', () => heardOf(store, DUE + DAY_MS - 1));
    expect(told).to.have.length(2);
  });
});
