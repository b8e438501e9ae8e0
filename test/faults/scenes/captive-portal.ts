import assert from 'node:assert/strict';

import { ANA, SAM } from '../people.js';
import { notShownAsWaiting } from '../on-screen.js';
import type { Shift } from '../shift.js';
import type { Scene } from './play-scene.js';

/** Two people, two patients each: three replies, one, and one. */
const WRITTEN = 20;
const SAID = 'This network asks for a sign-in.';

/** Somebody else answers everything, with pages and with ways to a sign-in; the browser dies meanwhile. */
export const captivePortal: Scene = {
  name: 'captive-portal',
  setUp: () => ({ where: { staff: [ANA, SAM] }, play }),
};

async function play(shift: Shift): Promise<void> {
  shift.strike({ kind: 'captive-portal' });
  await everybodyWrites(shift, 3);
  await isSaid(shift);
  await shift.pullThePlug();
  await everybodyWrites(shift, 1);
  await isSaid(shift);
  shift.strike({ kind: 'redirect' });
  await shift.killWorkers();
  await everybodyWrites(shift, 1);
  assert.equal(shift.replies, WRITTEN, 'nobody is kept from writing');
  assert.equal(await notShownAsWaiting(shift), 0, 'each says that it waits');
  assert.deepEqual(await shift.place.clinic.replies(), []);
  shift.strike();
}

async function everybodyWrites(shift: Shift, count: number): Promise<void> {
  for (const seat of shift.seats)
    for (const patient of seat.patients.slice(0, 2)) await shift.write(seat, patient, count);
}

async function isSaid(shift: Shift): Promise<void> {
  for (const { portal } of shift.seats) await portal.banner.filter({ hasText: SAID }).waitFor();
}
