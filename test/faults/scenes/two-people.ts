import assert from 'node:assert/strict';

import { SharedSignIn } from '../../support/node/shared-sign-in.js';
import { until } from '../../support/node/until.js';
import { ANA, SAM } from '../people.js';
import type { Shift } from '../shift.js';
import type { Scene } from './play-scene.js';

const TURNS = [
  [ANA, SAM],
  [SAM, ANA],
] as const;
/** What was tried often pauses so long after a sign-in, half of the longest back-off, and a little more. */
const PATIENCE_MS = 170_000;

/** Two people sign in to one portal, one after the other, on one computer; the replies of both wait there. */
export const twoPeople: Scene = {
  name: 'two-people',
  setUp: () => {
    const signIn = new SharedSignIn(ANA);
    const where = { staff: [ANA], oneAddress: true, around: signIn.around };
    return { where, play: (shift) => play(shift, signIn) };
  },
};

async function play(shift: Shift, signIn: SharedSignIn): Promise<void> {
  for (const [before, next] of TURNS) {
    const lost = { kind: 'drop-request', method: 'PUT' } as const;
    shift.strike({ kind: 'drop-answer', method: 'PUT', times: 1 }, lost);
    await writeSome(shift, 2);
    const { length } = await shift.unfinished(before);
    assert.ok(length > 0);
    signIn.staffId = next;
    shift.strike();
    await shift.handOver(next);
    await writeSome(shift, 1);
    await shift.pullThePlug();
    await nothingIsLeftOf(next, shift);
    assert.equal((await shift.unfinished(before)).length, length);
  }
  for (const staffId of [SAM, ANA]) {
    signIn.staffId = staffId;
    await shift.handOver(staffId);
    await nothingIsLeftOf(staffId, shift);
  }
}

async function writeSome(shift: Shift, count: number): Promise<void> {
  const seat = shift.seat(0);
  for (const patient of seat.patients.slice(0, 2)) await shift.write(seat, patient, count);
}

async function nothingIsLeftOf(staffId: string, shift: Shift): Promise<void> {
  await shift.lineIsBack();
  await until(
    `${staffId} has nothing left to send`,
    () => shift.unfinished(staffId),
    ({ length }) => length === 0,
    PATIENCE_MS,
  );
}
