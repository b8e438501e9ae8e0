import assert from 'node:assert/strict';

import { until } from '../../support/node/until.js';
import { clearSiteData } from '../blows.js';
import { ANA, SAM } from '../people.js';
import type { Seat, Shift } from '../shift.js';
import type { DeviceEntry } from '../verdict.js';
import { saidAsRemoved, startAgain } from './local-data.js';
import type { Scene } from './play-scene.js';

/** Somebody clears the site's data while replies of two people wait, and their tabs are open. */
export const dataCleared: Scene = {
  name: 'data-cleared',
  setUp: () => ({ where: { staff: [ANA, SAM] }, play }),
};

async function play(shift: Shift): Promise<void> {
  await clearUnderIdleTabs(shift);
  shift.strike({ kind: 'drop-request', method: 'PUT' });
  for (const seat of shift.seats) await writeTo(seat, shift, 2);
  const entries = await shift.unfinished();
  for (const seat of shift.seats) await countsAllOf(seat, entries);
  await clearSiteData(shift.page);
  let said = 0;
  for (const seat of shift.seats) said += await saidAsRemoved(seat.portal);
  shift.noteCleared({ entries, said });
  shift.strike();
  for (const seat of shift.seats) {
    await startAgain(seat.portal);
    await writeTo(seat, shift, 2);
  }
}

/** All is sent, nobody does anything, nothing is asked of the database: it is said all the same. */
async function clearUnderIdleTabs(shift: Shift): Promise<void> {
  for (const seat of shift.seats) {
    await writeTo(seat, shift, 1);
    await seat.portal.settled();
  }
  await clearSiteData(shift.page);
  for (const seat of shift.seats) assert.equal(await saidAsRemoved(seat.portal), Infinity);
  for (const seat of shift.seats) await startAgain(seat.portal);
}

/** What the banner says is what the tab has read: at the moment it is cleared, all that waits there. */
async function countsAllOf({ staffId, portal }: Seat, entries: readonly DeviceEntry[]) {
  const own = entries.filter(({ author }) => author === staffId).length;
  await until(
    'the tab counts all that waits',
    () => portal.status(),
    ({ waiting }) => waiting === own,
  );
}

async function writeTo(seat: Seat, shift: Shift, count: number): Promise<void> {
  for (const patient of seat.patients.slice(0, 2)) await shift.write(seat, patient, count);
}
