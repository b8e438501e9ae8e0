import type { Script } from 'node:vm';

import { Mishaps } from './mishaps.js';
import { ANA, CONVERSATIONS, devicePerson, SAM } from './people.js';
import { pass, settleDown } from './quiet-end.js';
import { nextRelease, Releases } from './releases.js';
import { Staff } from './staff.js';
import { World, type WorldCounts } from './world.js';
import { Writing } from './writing.js';

const SECOND_MS = 1000;

export interface SimulationOptions {
  /** Writes that people queue; other things happen between them. */
  readonly replies: number;
}

export interface SimulationResult extends WorldCounts {
  readonly replies: number;
  readonly arrived: number;
  readonly withdrawn: number;
  readonly steps: number;
  /** A hash of all that happened, in its order. */
  readonly trace: string;
}

/** A broken promise, with the whole story. */
export class SimulationError extends Error {
  override readonly name = 'SimulationError';
  readonly log: readonly string[];

  constructor(seed: number, cause: unknown, log: readonly string[]) {
    super(`Seed ${seed}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.log = log;
  }
}

/** Lives through one world of a seed, to its quiet end. Rejects with a `SimulationError` at a broken promise. */
export async function simulate(
  bundle: Script,
  seed: number,
  options: SimulationOptions,
): Promise<SimulationResult> {
  const before = globalThis.setImmediate;
  const run = new Simulation(bundle, seed, options);
  const { scheduler } = run.world;
  const post = (task: () => void): void => {
    const { current } = scheduler;
    scheduler.post(current.startsWith('disk ') ? current : `disk ${current}`, task);
  };
  globalThis.setImmediate = post as unknown as typeof setImmediate;
  try {
    return await run.live();
  } catch (error) {
    throw new SimulationError(seed, error, run.world.log);
  } finally {
    globalThis.setImmediate = before;
  }
}

class Simulation {
  readonly world: World;
  readonly #target: number;
  readonly #staff: Staff;
  readonly #writing: Writing;
  readonly #mishaps: Mishaps;
  readonly #releases: Releases;

  constructor(bundle: Script, seed: number, { replies }: SimulationOptions) {
    this.world = new World(bundle, seed, { locks: seed % 3 !== 0 });
    this.#target = replies;
    this.#staff = new Staff(this.world, this.world.random.chance(0.3) ? [ANA, SAM] : [ANA]);
    this.#writing = new Writing(this.world, this.#staff);
    this.#mishaps = new Mishaps(this.world, this.#staff);
    this.#releases = new Releases(this.world, this.#staff, nextRelease(seed));
    if (seed % 7 === 1) this.world.locks?.occupy(`intray-outbox:${ANA.database}:c1:replies`);
  }

  async live(): Promise<SimulationResult> {
    const { world } = this;
    const { people } = this.#staff;
    await this.#begin();
    this.#act();
    this.#patrol();
    this.#regret();
    await world.scheduler.runUntil(() => this.#isWritten());
    // What goes up last meets a bad line too.
    await pass(world, 3);
    this.#staff.isOver = true;
    for (const person of people) await settleDown(world, this.#staff, person);
    world.assertSealed();
    const rows = people.flatMap((person) => world.rows(person));
    const ended = (state: string): number => rows.filter((row) => row.state === state).length;
    return {
      ...world.allCounts(),
      replies: this.#writing.queued,
      arrived: ended('accepted'),
      withdrawn: ended('withdrawn'),
      steps: world.scheduler.steps,
      trace: world.trace,
    };
  }

  async #begin(): Promise<void> {
    const { world } = this;
    const staff = this.#staff;
    world.line.isRough = false;
    for (const person of staff.people) {
      world.signIn(person.userId);
      const context = world.start(person);
      await staff.finish(context.realm.rememberPerson(devicePerson(person)));
      await staff.finish(staff.open(context));
      await staff.finish(staff.tabOf(context).pull());
    }
    const [first] = world.contexts;
    if (first?.tab) await staff.finish(first.tab.plantForeign(this.#foreignId(), 'c9'));
    world.signIn(ANA.userId);
    for (const person of staff.people) void staff.open(world.start(person));
    world.start();
    world.line.isRough = true;
  }

  #foreignId(): string {
    const id = 'foreign-entry';
    this.world.foreign.add(id);
    return id;
  }

  #isWritten(): boolean {
    return this.#writing.queued >= this.#target;
  }

  /** One thing after another, at moments drawn by the seed. */
  #act(): void {
    const { scheduler, random } = this.world;
    if (this.#staff.isOver) return;
    if (this.#writing.queued >= this.#target / 3) this.#releases.serve();
    this.#actOnce(random.below(100));
    const pause = random.pick([0, 1, 20, 200, 1_500, 4_000, 12_000, 31_000]);
    scheduler.post('world', () => this.#act(), pause);
  }

  #actOnce(one: number): void {
    const { random, portal } = this.world;
    if (one < 40) {
      if (!this.#isWritten()) this.#writing.writeSome();
    } else if (one < 42) this.#writing.removeFile();
    else if (one < 55) this.#writing.decide();
    else if (one < 75) this.#mishaps.disturb();
    else if (one < 80) portal.patientWrites(random.pick(CONVERSATIONS));
    else if (one < 85) this.#mishaps.signIn();
    else if (one < 88) this.#mishaps.cutLine();
    else if (one < 93) this.#mishaps.fillDisk();
    else this.#staff.pull();
  }

  #regret(): void {
    const { scheduler, random } = this.world;
    if (this.#staff.isOver) return;
    if (random.chance(0.4)) this.#writing.regret();
    scheduler.post('world', () => this.#regret(), SECOND_MS);
  }

  /** Somebody looks again, whatever was missed. */
  #patrol(): void {
    if (this.#staff.isOver) return;
    this.#staff.push(this.world.random.chance(0.2));
    this.#releases.reload();
    this.world.scheduler.post('world', () => this.#patrol(), 10 * SECOND_MS);
  }
}
