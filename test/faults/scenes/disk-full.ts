import assert from 'node:assert/strict';

import type { Portal } from '../../support/node/portal.js';
import type { SampleConversation } from '../../support/node/sample.js';
import { ANA } from '../people.js';
import type { Shift } from '../shift.js';
import { SmallDisk } from '../small-disk.js';
import { REMOVED, saidAsRemoved, startAgain } from './local-data.js';
import { SkippedScene, type Scene } from './play-scene.js';

const MEGABYTES = 120;
/** Longer than what may be left of a page of the disk. */
const UNSENT = `This one does not fit${', nor does this'.repeat(320)}.`;
/** Files that cannot be opened are left alone for ten seconds. */
const PATIENCE_MS = 20_000;
const SAID = /storage is full/iu;
/** Chromium may remove everything where a full disk gives it no peace; then that is said instead. */
const SAID_OR_REMOVED = /storage is full|Local data was removed/iu;

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
  const entries = await shift.unfinished();
  await disk.fill();
  await disk.stayFull(writeOnFullDisk(portal, second));
  shift.strike();
  await disk.makeRoom();
  if (await goesOn(portal, second)) await arrivesOnce(shift, portal, first);
  else {
    shift.noteCleared({ entries, said: await saidAsRemoved(portal) });
    await startAgain(portal);
  }
  await shift.write(seat, second, 2);
  await shift.killWorkers();
  await portal.page.reload();
  await portal.ready();
  await shift.write(seat, second, 2);
}

/** Chromium refuses to read, too: nothing new is shown, and the banner says why. */
async function writeOnFullDisk(portal: Portal, next: SampleConversation): Promise<void> {
  await portal.text.fill(UNSENT);
  await portal.send.click();
  const said = portal.banner.filter({ hasText: SAID_OR_REMOVED });
  await said.waitFor({ timeout: PATIENCE_MS });
  await portal.row(next).click();
  await said.waitFor();
}

/** There is room again: the same page goes on where it stood. False: everything was removed meanwhile, and that is said. */
async function goesOn({ inbox, banner }: Portal, { name }: SampleConversation): Promise<boolean> {
  const removed = banner.filter({ hasText: REMOVED });
  await banner.filter({ hasText: SAID }).waitFor({ state: 'hidden', timeout: PATIENCE_MS });
  const shown = inbox.getByRole('heading', { level: 2, name });
  await shown.or(removed).first().waitFor();
  return !(await removed.isVisible());
}

/**
 * What did not fit stands in its field, and is sent from there. A browser that had just let go of something may have
 * taken it after all: then it arrives by itself.
 */
async function arrivesOnce(
  { place }: Shift,
  portal: Portal,
  to: SampleConversation,
): Promise<void> {
  await portal.choose(to);
  const words = await portal.text.inputValue();
  assert.ok(words === UNSENT || words === '', `The field says “${words}”.`);
  if (words !== '') await portal.send.click();
  await portal.sent(UNSENT, PATIENCE_MS);
  assert.equal(await place.clinic.times(to, UNSENT), 1);
}
