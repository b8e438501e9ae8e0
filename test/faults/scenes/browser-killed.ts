import { ANA, SAM } from '../people.js';
import type { Shift } from '../shift.js';
import type { Scene } from './play-scene.js';

const ROUNDS = 4;

/** The browser dies right after a reply is shown as queued, with others on their way. */
export const browserKilled: Scene = {
  name: 'browser-killed',
  setUp: () => ({ where: { staff: [ANA, SAM] }, play }),
};

async function play(shift: Shift): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    shift.strike({ kind: 'slow', ms: 700, method: 'PUT' });
    for (const seat of shift.seats)
      for (const patient of seat.patients.slice(0, 2)) await shift.write(seat, patient, 2);
    await shift.pullThePlug();
  }
  shift.strike();
}
