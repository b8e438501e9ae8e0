import { expect } from '@open-wc/testing';

import type { OutboxRow, Store } from '../../src/store/database.js';
import { noteLock } from '../../src/store/device.js';
import { forgetPerson } from '../../src/store/leave-device.js';
import { freeLocked, parkForLock } from '../../src/store/lock-parking.js';
import { unfinishedEntries } from '../../src/store/outbox.js';
import { openDesk, rememberPersonOf, reply } from '../support/push-desk.js';
import { deleteTestStores } from '../support/test-store.js';

async function becomes(store: Store, id: string, parts: Partial<OutboxRow>): Promise<void> {
  await store.db.outbox.where('id').equals(id).modify(parts);
}

/** Of each conversation; the word to the clinic belongs to none. */
async function standing(store: Store): Promise<Record<string, string>> {
  const rows = await unfinishedEntries(store.db);
  return Object.fromEntries(
    rows.map(({ conversationId, state, lastError }) => [
      conversationId,
      `${state} ${lastError?.reason ?? ''}`,
    ]),
  );
}

/** One that waits, one that waits after silence, one for a sign-in, one for a decision, one that is under way. */
async function fill(store: Store): Promise<void> {
  await reply(store, 'c1', 'New');
  const states = {
    c2: { state: 'waiting', lastError: { reason: 'no-answer' }, attempts: 3 },
    c3: { state: 'parked', lastError: { reason: 'sign-in-needed' } },
    c4: { state: 'held', lastError: { reason: 'moved-on' } },
    c5: { state: 'sending', attempts: 1 },
  } as const;
  for (const [conversationId, parts] of Object.entries(states))
    await becomes(store, await reply(store, conversationId, 'Older'), parts);
  await rememberPersonOf(store);
}

const LEFT_ALONE = { c3: 'parked sign-in-needed', c4: 'held moved-on', c5: 'sending ' };

suite('the queue of a locked inbox', () => {
  let store: Store;
  setup(async () => {
    ({ store } = await openDesk('c1', 'c2', 'c3', 'c4', 'c5'));
    await fill(store);
    await noteLock(store.name, { waiting: 5 });
    await parkForLock(store);
  });
  teardown(async () => {
    await forgetPerson(store.name);
    await deleteTestStores();
  });

  test('waits for the unlocking, but for what waits for something else or is under way', async () => {
    const [c1, c2, told] = Array.from({ length: 3 }, () => 'parked locked');
    expect(await standing(store)).to.deep.equal({ c1, c2, '': told, ...LEFT_ALONE });
  });

  test('is not freed by a tab that has not heard of the lock', async () => {
    const before = await standing(store);
    await freeLocked(store);
    expect(await standing(store)).to.deep.equal(before);
  });

  test('waits afterwards for what it waited for before', async () => {
    await noteLock(store.name, undefined);
    await freeLocked(store);
    expect(await standing(store)).to.deep.equal({
      c1: 'waiting ',
      c2: 'waiting no-answer',
      '': 'waiting ',
      ...LEFT_ALONE,
    });
  });
});
