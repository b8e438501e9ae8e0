import { clearSiteData } from '../blows.js';
import { ANA, SAM } from '../people.js';
import type { Shift } from '../shift.js';
import { saidAsRemoved, startAgain } from './local-data.js';
import type { Scene } from './play-scene.js';

/** Somebody clears the site's data while replies of two people wait, and their tabs are open. */
export const dataCleared: Scene = {
  name: 'data-cleared',
  setUp: () => ({ where: { staff: [ANA, SAM] }, play }),
};

async function play(shift: Shift): Promise<void> {
  shift.strike({ kind: 'drop-request', method: 'PUT' });
  for (const seat of shift.seats)
    for (const patient of seat.patients.slice(0, 2)) await shift.write(seat, patient, 2);
  const entries = await shift.unfinished();
  await clearSiteData(shift.page);
  let said = 0;
  for (const seat of shift.seats) said += await saidAsRemoved(seat.portal);
  shift.noteCleared({ entries, said });
  shift.strike();
  for (const seat of shift.seats) {
    await startAgain(seat.portal);
    for (const patient of seat.patients.slice(0, 2)) await shift.write(seat, patient, 2);
  }
}
