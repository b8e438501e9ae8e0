import { ANA } from '../people.js';
import type { Shift } from '../shift.js';
import type { Scene } from './play-scene.js';

const ROUNDS = 4;

/** The connection breaks off before the clinic has heard of a reply, or after it has stored it. */
export const dropped: Scene = {
  name: 'dropped',
  setUp: () => ({ where: { staff: [ANA] }, play }),
};

async function play(shift: Shift): Promise<void> {
  const seat = shift.seat(0);
  for (let round = 0; round < ROUNDS; round++)
    for (const kind of ['drop-request', 'drop-answer'] as const)
      for (const patient of seat.patients.slice(0, 2)) {
        shift.strike({ kind, method: 'PUT', path: '/replies/', times: 2 });
        await shift.write(seat, patient, 2);
      }
  shift.strike();
}
