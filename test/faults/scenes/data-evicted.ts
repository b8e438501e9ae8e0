import assert from 'node:assert/strict';

import type { SampleConversation } from '../../support/node/sample.js';
import { deviceOutbox } from '../device-outbox.js';
import { ANA } from '../people.js';
import type { Seat, Shift } from '../shift.js';
import { isUnfinished } from '../verdict.js';
import { saidAsRemoved, startAgain } from './local-data.js';
import type { Scene } from './play-scene.js';

/** The database goes while no page is open; only the device's own record knows that there was one. */
export const dataEvicted: Scene = {
  name: 'data-evicted',
  setUp: () => ({ where: { staff: [ANA] }, play }),
};

async function play(shift: Shift): Promise<void> {
  const seat = shift.seat(0);
  const { portal } = seat;
  const patients = seat.patients.slice(0, 2);
  for (const patient of patients) await shift.write(seat, patient);
  await portal.settled();
  const sent = patients.map((patient) => shift.writtenAt(seat, patient));
  shift.strike({ kind: 'drop-request', method: 'PUT' });
  for (const patient of patients) await shift.write(seat, patient, 2);
  const { page } = portal;
  const inbox = page.url();
  await page.goto(new URL('/intray/intray-timers.js', inbox).href);
  const entries = (await deviceOutbox(page)).filter(isUnfinished);
  assert.equal(entries.length, 2 * patients.length);
  await shift.killWorkers();
  await page.evaluate(removeDatabases);
  await page.goto(inbox);
  shift.noteCleared({ entries, said: await saidAsRemoved(portal) });
  shift.strike();
  await startAgain(portal);
  assert.deepEqual(await shift.unfinished(), []);
  for (const [at, patient] of patients.entries())
    await showsOnly(sent[at] ?? [], { seat, patient, shift });
  for (const patient of patients) await shift.write(seat, patient, 2);
}

/** What the clinic has is there again, and nothing stands there as if it were still on its way. */
async function showsOnly(
  sent: readonly string[],
  { seat, patient, shift }: { seat: Seat; patient: SampleConversation; shift: Shift },
): Promise<void> {
  const { portal } = seat;
  await portal.choose(patient);
  for (const text of sent) await portal.sent(text);
  for (const text of shift.writtenAt(seat, patient))
    assert.equal(await portal.message(text).count(), sent.includes(text) ? 1 : 0);
}

async function removeDatabases(): Promise<void> {
  for (const { name = '' } of await indexedDB.databases()) {
    if (!/^intray-[0-9a-f]{32}$/u.test(name)) continue;
    const request = indexedDB.deleteDatabase(name);
    await new Promise((resolve, reject) => {
      request.onsuccess = resolve;
      request.onerror = reject;
    });
  }
}
