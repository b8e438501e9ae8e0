import { ANA, SAM } from './people.js';
import { schemaOf, type Release } from './release.js';
import type { Staff } from './staff.js';
import type { World } from './world.js';

/** Points at which whoever upgrades the database may die. */
const POINTS = ['upgrading', 'upgrade-uncommitted'];

/** Every other world stays with the release that it began with. */
export function nextRelease(seed: number): Release {
  if (seed % 4 === 2) return 'next';
  return seed % 4 === 3 ? 'next-schema' : 'this';
}

/** The next release comes to a computer: tab after tab, with those of before beside it. */
export class Releases {
  readonly #world: World;
  readonly #staff: Staff;
  readonly #next: Release;

  constructor(world: World, staff: Staff, next: Release) {
    this.#world = world;
    this.#staff = staff;
    this.#next = next;
  }

  /** From now on the portal has it. */
  serve(): void {
    const world = this.#world;
    if (world.served === this.#next) return;
    world.served = this.#next;
    world.note(`the portal serves the ${this.#next} release`);
    for (const person of this.#staff.people) {
      const context = world.start(person);
      if (world.random.chance(0.7)) context.dieAt = world.random.pick(POINTS);
      void this.#staff.tolerant(this.#staff.open(context));
    }
  }

  /** Somebody loads a page anew that says that it is too old; the browser updates a worker. */
  reload(): void {
    const { contexts, random, disk, served } = this.#world;
    if (served !== 'next-schema') return;
    const isUpgraded = [ANA, SAM].some(
      ({ database }) => disk.versionOf(database) === schemaOf(served),
    );
    const old = contexts.filter(({ release }) => release === 'this');
    for (const context of old) if (isUpgraded && random.chance(0.3)) this.#world.kill(context);
    this.#staff.replaceTheDead();
  }
}
