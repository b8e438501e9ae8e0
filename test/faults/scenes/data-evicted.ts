import { deviceOutbox } from '../device-outbox.js';
import { ANA } from '../people.js';
import type { Shift } from '../shift.js';
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
  shift.strike({ kind: 'drop-request', method: 'PUT' });
  for (const patient of seat.patients.slice(0, 2)) await shift.write(seat, patient, 2);
  const { page } = seat.portal;
  const inbox = page.url();
  await page.goto(new URL('/intray/intray-timers.js', inbox).href);
  const entries = (await deviceOutbox(page)).filter(isUnfinished);
  await shift.killWorkers();
  await page.evaluate(removeDatabases);
  await page.goto(inbox);
  await saidAsRemoved(seat.portal);
  // How many there were went with them: the screen says that any reply may be lost.
  shift.noteCleared({ entries, said: entries.length });
  shift.strike();
  await startAgain(seat.portal);
  for (const patient of seat.patients.slice(0, 2)) await shift.write(seat, patient, 2);
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
