import { SAM, ANA } from './people.js';
import type { Staff } from './staff.js';
import type { World } from './world.js';

const SECOND_MS = 1000;
/** Points of the crash table at which any context may die. */
const POINTS = [
  'enqueue-uncommitted',
  'enqueued',
  'leased',
  'asked',
  'answered',
  'settle-uncommitted',
  'settled',
  'attaching',
  'part-heard',
  'part-uncommitted',
  'uploaded-uncommitted',
  'uploaded',
];

/** What happens to people: crashes, sleep, closed tabs, other sessions, a line that is down. */
export class Mishaps {
  readonly #world: World;
  readonly #staff: Staff;

  constructor(world: World, staff: Staff) {
    this.#world = world;
    this.#staff = staff;
  }

  disturb(): void {
    const { random, scheduler, contexts } = this.#world;
    if (contexts.length === 0) {
      this.#staff.replaceTheDead();
      return;
    }
    const context = random.pick(contexts);
    const what = random.below(10);
    if (what < 3) {
      context.dieAt = random.pick(POINTS);
      this.#replaceIn(20 * SECOND_MS);
    } else if (what < 6) {
      this.#world.counts.kills += 1;
      this.#world.kill(context);
      this.#replaceIn(random.below(20) * SECOND_MS);
    } else if (what < 8 && context.person) {
      if (scheduler.isFrozen(context.name)) return;
      this.#world.freeze(context);
      scheduler.post('world', () => this.#world.thaw(context), random.below(200) * SECOND_MS);
    } else if (context.tab && !scheduler.isFrozen(context.name)) {
      this.#staff.close(context, context.tab);
    }
  }

  signIn(): void {
    const { random, contexts, scheduler } = this.#world;
    this.#world.signIn(random.pick([null, SAM.userId, ANA.userId, ANA.userId]));
    for (const { tab, name } of contexts)
      if (tab && !scheduler.isFrozen(name)) void this.#staff.tolerant(tab.start());
  }

  cutLine(): void {
    const { line, random, scheduler } = this.#world;
    line.isDown = true;
    const back = (): void => {
      line.isDown = false;
      this.#staff.push(true);
    };
    scheduler.post('world', back, random.below(100) * SECOND_MS);
  }

  /** Most of the time a few bytes more still fit. */
  fillDisk(): void {
    const { random, scheduler } = this.#world;
    const share = random.pick([0.05, 0.2, 0.5, 1]);
    this.#world.fullness = { share, refusal: random.pick(['request', 'commit']) };
    this.#world.note(`the disk is full: ${share}`);
    const makeRoom = (): void => {
      this.#world.fullness = undefined;
    };
    scheduler.post('world', makeRoom, random.below(60) * SECOND_MS);
  }

  #replaceIn(delayMs: number): void {
    this.#world.scheduler.post('world', () => this.#staff.replaceTheDead(), delayMs);
  }
}
