import { expect } from '@open-wc/testing';

import { sendReply } from '../../src/commands/send-reply.js';
import { followOthers } from '../../src/page/follow-others.js';
import { openStoreOf } from '../../src/store/database.js';
import { databaseName, rememberPerson, type DevicePerson } from '../../src/store/device.js';
import { forgetPerson, noteSignedOut, removeDatabase } from '../../src/store/leave-device.js';
import { workOfOthers, type WaitingOfOther } from '../../src/store/others-work.js';
import { DEFAULT_OPTIONS } from '../support/server-rows.js';

const people: DevicePerson[] = [];

/** Has used this device last, at an address that no other test has. */
async function arrives(name: string, backendUrl: string): Promise<DevicePerson> {
  const database = await databaseName(backendUrl, 'lakeshore', name);
  const who = { database, backendUrl, tenantId: 'lakeshore', userId: name, name };
  const person = { ...who, needsPage: false, clockOffsetMs: 0 };
  people.push(person);
  (await openStoreOf(person)).close();
  await rememberPerson(person);
  return person;
}

async function writes(person: DevicePerson, count: number): Promise<void> {
  const store = await openStoreOf(person);
  const basedOn = { messageId: null, assignee: null, state: 'open' } as const;
  for (let at = 0; at < count; at++) {
    const reply = { conversationId: `c-${at}`, body: 'Unsent.', options: DEFAULT_OPTIONS };
    await sendReply(store, { ...reply, basedOn, undoMs: 0 });
  }
  store.close();
}

async function allGone({ database }: DevicePerson): Promise<void> {
  await forgetPerson(database);
  await removeDatabase(database);
}

suite('what colleagues have left unsent on this computer', () => {
  let address: string;

  setup(() => {
    address = `https://${crypto.randomUUID()}.example/api/intray`;
  });

  teardown(async () => {
    for (const person of people.splice(0)) await allGone(person);
  });

  test('is told by name and number, whether they have signed out or not', async () => {
    const ana = await arrives('Ana Ruiz', address);
    const dana = await arrives('Dana Lee', address);
    const sam = await arrives('Sam Okafor', address);
    await writes(ana, 2);
    await writes(dana, 1);
    await noteSignedOut(ana.database);
    expect(await workOfOthers(sam)).to.deep.equal([
      { name: 'Dana Lee', items: 1 },
      { name: 'Ana Ruiz', items: 2 },
    ]);
  });

  test('is nothing of one’s own, and nothing of another clinic', async () => {
    const ana = await arrives('Ana Ruiz', address);
    const far = await arrives('Sam Okafor', `${address}/elsewhere`);
    await writes(ana, 1);
    expect(await workOfOthers(ana)).to.deep.equal([]);
    expect(await workOfOthers(far)).to.deep.equal([]);
  });

  test('is looked at again when somebody comes back to the page, and is nothing once it has left', async () => {
    const ana = await arrives('Ana Ruiz', address);
    const sam = await arrives('Sam Okafor', address);
    await writes(ana, 1);
    let hear: (waiting: readonly WaitingOfOther[]) => void = () => undefined;
    const told = (): Promise<readonly WaitingOfOther[]> =>
      new Promise((resolve) => {
        hear = resolve;
      });
    const first = told();
    const stop = followOthers(sam, (waiting) => hear(waiting));
    expect(await first).to.deep.equal([{ name: 'Ana Ruiz', items: 1 }]);
    const store = await openStoreOf(ana);
    await store.db.outbox.toCollection().modify({ state: 'accepted' });
    store.close();
    const second = told();
    window.dispatchEvent(new Event('focus'));
    expect(await second).to.deep.equal([]);
    stop();
  });

  test('is looked for without making anything where their database is gone', async () => {
    const ana = await arrives('Ana Ruiz', address);
    const sam = await arrives('Sam Okafor', address);
    await removeDatabase(ana.database);
    expect(await workOfOthers(sam)).to.deep.equal([]);
    const names = (await indexedDB.databases()).map(({ name }) => name);
    expect(names).not.to.include(ana.database);
  });
});
