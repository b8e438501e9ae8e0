import { expect } from '@open-wc/testing';

import { announceNotices } from '../../src/commands/announce-notices.js';
import { settleNotice } from '../../src/commands/settle-notice.js';
import type { Change } from '../../src/model/change.js';
import type { Message } from '../../src/model/message.js';
import { DAY_MS } from '../../src/model/retry-delay.js';
import { applyChanges, type ApplyOptions } from '../../src/store/apply-changes.js';
import type { NoticeRow, Store } from '../../src/store/database.js';
import { patchSync, saveSession } from '../../src/store/meta.js';
import { watchNotices, type Notices } from '../../src/store/notice-queries.js';
import {
  doubtNotices,
  letNoticesComeUp,
  nextNotice,
  reckonNotices,
} from '../../src/store/notices.js';
import { writeNotices } from '../../src/store/write-notices.js';
import { openPayload, unfinishedEntries } from '../../src/store/outbox.js';
import {
  conversation,
  DEFAULT_OPTIONS,
  message,
  NOON,
  SESSION,
  staff,
} from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

const DUE = NOON + 3 * DAY_MS;

function fromAna(parts: Partial<Message> = {}, version = 1): Change {
  const from = { kind: 'staff', id: 'ana-ruiz', name: 'Ana Ruiz, RN' } as const;
  const options = { ...DEFAULT_OPTIONS, notifyIfUnreadAfter: 'P3D' };
  return message('c1', 'm1', { from, options, ...parts }, version);
}

function mark(state: 'done' | 'later', version: number, until?: number): Change {
  const value = { messageId: 'm1', state, until };
  return { op: 'put', kind: 'notice-mark', id: 'm1', version, value };
}

/** Ana asked to hear of it if her message of noon is not read in three days. */
async function asked(...more: Change[]): Promise<Store> {
  const store = await openTestStore();
  await saveSession(store, SESSION);
  const people = [staff('ana-ruiz', 'Ana Ruiz'), staff('sam-okafor', 'Sam Okafor')];
  await pulled(store, [...people, conversation('c1'), fromAna(), ...more]);
  await reckonNotices(store);
  return store;
}

/** As a pull writes it. */
function pulled(
  store: Store,
  changes: readonly Change[],
  options: ApplyOptions = {},
): Promise<void> {
  const within = (): Promise<void> => writeNotices(store.db, changes, options.fullPull ?? false);
  return applyChanges(store, changes, { ...options, within });
}

/** A whole pull ended at this moment of the server. */
async function told(store: Store, toldUpTo: number): Promise<void> {
  await patchSync(store.db, { toldUpTo, lastSyncedAt: store.now(), offlineSince: undefined });
  await letNoticesComeUp(store);
}

async function row(store: Store): Promise<NoticeRow | undefined> {
  return store.db.notices.get('m1');
}

function notices(store: Store): Promise<Notices> {
  return firstView((next, fail) => watchNotices(store, next, fail));
}

async function statements(store: Store): Promise<string[]> {
  return (await notices(store)).notices.map(({ statement }) => statement);
}

suite('a notice that a message was not read', () => {
  teardown(deleteTestStores);

  test('is set for its time, and comes up when the server was asked after it', async () => {
    const store = await asked();
    expect(await nextNotice(store.db)).to.equal(DUE);
    await told(store, DUE - 1);
    expect(await statements(store)).to.deep.equal([]);
    await told(store, DUE);
    const [shown] = (await notices(store)).notices;
    expect(shown).to.include({ patientName: 'Tremblay, Marie', mine: true, statement: 'not-read' });
  });

  test('waits for a session where the clinic’s zone is not known yet', async () => {
    const store = await openTestStore();
    await pulled(store, [conversation('c1'), fromAna()]);
    await reckonNotices(store);
    expect((await row(store))?.state).to.equal('new');
  });

  test('goes when the patient has read it after all', async () => {
    const store = await asked();
    await told(store, DUE);
    await pulled(store, [fromAna({ readAt: DUE + 5 }, 2)]);
    expect(await statements(store)).to.deep.equal([]);
  });

  test('is not revived by an older word that comes late', async () => {
    const store = await asked(fromAna({ readAt: NOON + 5 }, 9));
    await pulled(store, [fromAna({}, 8)]);
    await reckonNotices(store);
    await told(store, DUE);
    expect((await row(store))?.state).to.equal('read');
  });

  test('is not revived where the first word of it was its receipt', async () => {
    const store = await openTestStore();
    await saveSession(store, SESSION);
    await pulled(store, [conversation('c1'), fromAna({ readAt: NOON + 5 }, 9)]);
    await pulled(store, [fromAna({}, 8)]);
    expect((await row(store))?.state).to.equal('read');
  });

  test('without a connection says only that there was no receipt', async () => {
    const store = await asked();
    await patchSync(store.db, { lastSyncedAt: NOON, offlineSince: NOON + 1 });
    await doubtNotices(store, DUE);
    expect(await statements(store)).to.deep.equal(['no-receipt']);
    expect((await notices(store)).asOf).to.equal(NOON);
    expect(await announceNotices(store)).to.deep.equal([]);
    await told(store, DUE);
    expect(await statements(store)).to.deep.equal(['not-read']);
    await patchSync(store.db, { offlineSince: DUE + 1 });
    expect(await statements(store)).to.deep.equal(['no-receipt']);
  });

  test('comes up for nobody while a pull is under way', async () => {
    const store = await asked();
    await patchSync(store.db, { toldUpTo: undefined });
    await letNoticesComeUp(store);
    expect((await row(store))?.state).to.equal('set');
  });

  test('goes with its message and with its conversation', async () => {
    const store = await asked();
    await pulled(store, [
      { op: 'delete', kind: 'message', id: 'm1', version: 5, conversationId: 'c1' },
    ]);
    expect(await row(store)).to.equal(undefined);
    const other = await asked();
    await pulled(other, [{ op: 'delete', kind: 'conversation', id: 'c1', version: 5 }]);
    expect(await row(other)).to.equal(undefined);
  });

  test('is for the assignee where its sender is away', async () => {
    const away = { id: 'kim-park', displayName: 'Kim', internalName: 'Kim', away: true };
    const kim: Change = { op: 'put', kind: 'staff', id: 'kim-park', version: 1, value: away };
    const from = { kind: 'staff', id: 'kim-park', name: 'Kim' } as const;
    const store = await asked(kim, fromAna({ from }, 2));
    await told(store, DUE);
    const [shown] = (await notices(store)).notices;
    expect(shown).to.include({ mine: false, sentByName: 'Kim' });
    const back: Change = { ...kim, version: 2, value: { ...away, away: false } };
    await pulled(store, [back]);
    expect(await statements(store)).to.deep.equal([]);
  });

  test('is announced once, to one of two who ask at the same moment', async () => {
    const store = await asked();
    await told(store, DUE);
    const told2 = await Promise.all([announceNotices(store), announceNotices(store)]);
    expect(told2.flat()).to.deep.equal(['m1']);
    expect(await announceNotices(store)).to.deep.equal([]);
  });
});

suite('settling an unread notice', () => {
  teardown(deleteTestStores);

  test('done is done, here at once and on its way to the other devices', async () => {
    const store = await asked();
    await told(store, DUE);
    await settleNotice(store, 'm1', 'done');
    expect(await statements(store)).to.deep.equal([]);
    const [entry] = await unfinishedEntries(store.db);
    expect([entry?.kind, entry?.conversationId]).to.deep.equal(['notice-mark', 'c1']);
    const body: unknown = entry && JSON.parse((await openPayload(store, entry)).body);
    expect(body).to.deep.equal({ messageId: 'm1', state: 'done' });
    await told(store, DUE + DAY_MS);
    expect(await statements(store)).to.deep.equal([]);
  });

  test('put off it comes up again at its time, and is announced again', async () => {
    const store = await asked();
    await told(store, DUE);
    await announceNotices(store);
    await settleNotice(store, 'm1', { remindAfter: 'P1D' });
    const until = store.now() + DAY_MS;
    expect(await nextNotice(store.db)).to.equal(until);
    await told(store, until);
    expect(await announceNotices(store)).to.deep.equal(['m1']);
  });

  test('a later word replaces one that was not sent yet', async () => {
    const store = await asked();
    await settleNotice(store, 'm1', { remindAfter: 'P1D' });
    await settleNotice(store, 'm1', 'done');
    expect((await unfinishedEntries(store.db)).length).to.equal(1);
  });

  test('on another device settles it here, an older word does not bring it back', async () => {
    const store = await asked();
    await told(store, DUE);
    await pulled(store, [mark('done', 7)]);
    expect(await statements(store)).to.deep.equal([]);
    await pulled(store, [mark('later', 6, DUE)]);
    await told(store, DUE + 1);
    expect(await statements(store)).to.deep.equal([]);
    await pulled(store, [mark('later', 8, DUE + 10)]);
    await told(store, DUE + 10);
    expect(await statements(store)).to.deep.equal(['not-read']);
  });

  test('what is done here is not undone by what another device said before', async () => {
    const store = await asked();
    await told(store, DUE);
    await settleNotice(store, 'm1', 'done');
    await pulled(store, [mark('later', 7, DUE)]);
    expect((await row(store))?.state).to.equal('done');
  });

  test('a full pull names the message anew and leaves it settled', async () => {
    const store = await asked();
    await told(store, DUE);
    await settleNotice(store, 'm1', 'done');
    await pulled(store, [conversation('c1'), fromAna()], { fullPull: true });
    expect((await row(store))?.state).to.equal('done');
  });

  test('what the patient has read meanwhile is not marked', async () => {
    const store = await asked(fromAna({ readAt: NOON + 5 }, 2));
    await settleNotice(store, 'm1', 'done');
    expect(await unfinishedEntries(store.db)).to.deep.equal([]);
  });
});
