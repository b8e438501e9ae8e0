import type { Middleware } from '../../../demo/server/static-files.js';
import { pause } from '../blows.js';
import { ANA } from '../people.js';
import type { Shift } from '../shift.js';
import type { Scene } from './play-scene.js';

const ROUNDS = 3;
/** Longer than a reply is under way. */
const SLOW_MS = 1_500;

/** Tabs that send by themselves sleep in the middle of it, and wake when others have gone on. */
export const frozen: Scene = {
  name: 'frozen',
  setUp: () => ({ where: { staff: [ANA, ANA], around: withoutWorker }, play }),
};

async function play(shift: Shift): Promise<void> {
  const [one, other] = [shift.seat(0), shift.seat(1)];
  const [patient, ...others] = one.patients;
  if (patient === undefined) return;
  for (let round = 0; round < ROUNDS; round++) {
    shift.strike({ kind: 'slow', ms: SLOW_MS, method: 'PUT' });
    await shift.write(one, patient, 2);
    await shift.freeze(one);
    await shift.write(other, patient, 2);
    for (const next of others) await shift.write(other, next);
    await shift.freeze(other);
    await pause(2 * SLOW_MS);
    await shift.thaw(one);
    await shift.write(one, patient);
    await shift.thaw(other);
  }
  shift.strike();
}

/** There is no service worker, so the tabs hold leases and locks themselves. */
function withoutWorker(next: Middleware): Middleware {
  return (request, response, pass) => {
    if (request.url?.includes('intray-service-worker.js') !== true)
      return next(request, response, pass);
    response.writeHead(404).end();
  };
}
