import assert from 'node:assert/strict';

import type { Portal } from '../../support/node/portal.js';
import type { SampleConversation } from '../../support/node/sample.js';
import { ANA } from '../people.js';
import type { Seat, Shift } from '../shift.js';
import { SmallDisk } from '../small-disk.js';
import { SkippedScene, type Scene } from './play-scene.js';

const MEGABYTES = 120;
/** Longer than what may be left of a page of the disk. */
const UNSENT = `This one does not fit${', nor does this'.repeat(320)}.`;
/** Files that cannot be opened are left alone for ten seconds. */
const PATIENCE_MS = 20_000;
const SAID = /storage is full/iu;

/** The disk has no room left: for a reply that is being sent, and for what becomes of those that wait. */
export const diskFull: Scene = {
  name: 'disk-full',
  setUp: async () => {
    const disk = await mountOrSkip();
    const where = { staff: [ANA], profile: disk.profile };
    return { where, play: (shift) => play(shift, disk), cleanUp: () => disk.unmount() };
  },
};

async function mountOrSkip(): Promise<SmallDisk> {
  try {
    return await SmallDisk.mount(MEGABYTES);
  } catch (error) {
    throw new SkippedScene(`a small disk cannot be mounted here (${String(error)})`);
  }
}

async function play(shift: Shift, disk: SmallDisk): Promise<void> {
  const seat = shift.seat(0);
  const { portal } = seat;
  const [first, second] = seat.patients;
  if (first === undefined || second === undefined) return;
  shift.strike({ kind: 'drop-request', method: 'PUT' });
  await shift.write(seat, first, 3);
  await disk.fill();
  await portal.text.fill(UNSENT);
  await portal.send.click();
  await portal.banner.filter({ hasText: SAID }).waitFor({ timeout: PATIENCE_MS });
  const isQueued = await wasQueued(portal);
  // Chromium refuses to read, too: nothing new is shown, and the banner says why.
  await portal.row(second).click();
  await portal.banner.filter({ hasText: SAID }).waitFor();
  shift.strike();
  await disk.makeRoom();
  await goesOn(shift, seat, { first, second, isQueued });
  await shift.write(seat, second, 2);
  await shift.killWorkers();
  await portal.page.reload();
  await portal.ready();
  await shift.write(seat, second, 2);
}

/** Mostly there is no room and the words stay in the field; a browser that has just let go of something may find some. */
async function wasQueued(portal: Portal): Promise<boolean> {
  const words = await portal.text.inputValue();
  if (words === '') return true;
  assert.ok(words === UNSENT, `The field says “${words}”.`);
  assert.equal(await portal.message(UNSENT).count(), 0);
  return false;
}

interface GoingOn {
  readonly first: SampleConversation;
  readonly second: SampleConversation;
  /** What did not seem to fit. */
  readonly isQueued: boolean;
}

/** There is room again: the same page goes on where it stood, and what did not seem to fit arrives once. */
async function goesOn(
  shift: Shift,
  { portal }: Seat,
  { first, second, isQueued }: GoingOn,
): Promise<void> {
  await portal.banner.filter({ hasText: SAID }).waitFor({ state: 'hidden', timeout: PATIENCE_MS });
  await portal.inbox.getByRole('heading', { level: 2, name: second.name }).waitFor();
  await (isQueued ? portal.choose(first) : portal.reply(first, UNSENT));
  await portal.sent(UNSENT, PATIENCE_MS);
  assert.equal(await shift.place.clinic.times(first, UNSENT), 1);
}
