import { ANA } from '../people.js';
import type { Shift } from '../shift.js';
import { tearRecord } from '../torn-record.js';
import type { Scene } from './play-scene.js';

/** The power goes in the middle of a write; what is queued after the next start has to outlive the one after that. */
export const tornRecord: Scene = {
  name: 'torn-record',
  setUp: () => ({ where: { staff: [ANA] }, play }),
};

async function play(shift: Shift): Promise<void> {
  const [patient] = shift.seat(0).patients;
  if (patient === undefined) return;
  shift.strike({ kind: 'drop-request', method: 'PUT' });
  await shift.write(shift.seat(0), patient, 2);
  await shift.pullThePlug(tearRecord);
  shift.strike({ kind: 'drop-request', method: 'PUT' });
  await shift.write(shift.seat(0), patient, 2);
  shift.strike();
}
