import type { Script } from 'node:vm';

import { assertThat } from './outbox-oracle.js';
import {
  ANA,
  CONVERSATIONS,
  devicePerson,
  SAM,
  World,
  type Context,
  type Person,
  type Tab,
  type WorldCounts,
} from './world.js';

const SECOND_MS = 1000;
/** Points of the crash table; `upgrading` is another suite's. */
const POINTS = [
  'enqueue-uncommitted',
  'enqueued',
  'leased',
  'asked',
  'answered',
  'settle-uncommitted',
  'settled',
];
/** Expected of commands and pushes when others were faster, or when the store has just been closed. */
const EXPECTED = ['TooLateError', 'DatabaseClosedError', 'AbortError', 'InvalidStateError'];

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
  readonly #people: readonly Person[];
  #queued = 0;
  #seq = 0;
  #isOver = false;

  constructor(bundle: Script, seed: number, { replies }: SimulationOptions) {
    this.world = new World(bundle, seed, { locks: seed % 3 !== 0 });
    this.#target = replies;
    this.#people = this.world.random.chance(0.3) ? [ANA, SAM] : [ANA];
    if (seed % 7 === 1) this.world.locks?.occupy(`intray-outbox:${ANA.database}:c1:replies`);
  }

  async live(): Promise<SimulationResult> {
    const { world } = this;
    await this.#begin();
    this.#act();
    this.#patrol();
    await world.scheduler.runUntil(() => this.#queued >= this.#target);
    this.#isOver = true;
    for (const person of this.#people) await this.#settleDown(person);
    world.assertSealed();
    const rows = this.#people.flatMap((person) => world.rows(person));
    const ended = (state: string): number => rows.filter((row) => row.state === state).length;
    return {
      ...world.allCounts(),
      replies: this.#queued,
      arrived: ended('accepted'),
      withdrawn: ended('withdrawn'),
      steps: world.scheduler.steps,
      trace: world.trace,
    };
  }

  async #begin(): Promise<void> {
    const { world } = this;
    world.line.isRough = false;
    for (const person of this.#people) {
      world.signIn(person.userId);
      const context = world.start(person);
      await this.#finish(context.realm.rememberPerson(devicePerson(person)));
      await this.#finish(this.#open(context));
      await this.#finish(this.#tabOf(context).pull());
    }
    const [first] = world.contexts;
    if (first?.tab) await this.#finish(first.tab.plantForeign(this.#foreignId(), 'c9'));
    world.signIn(ANA.userId);
    for (const person of this.#people) void this.#open(world.start(person));
    world.start();
    world.line.isRough = true;
  }

  #foreignId(): string {
    const id = 'foreign-entry';
    this.world.foreign.add(id);
    return id;
  }

  async #open(context: Context): Promise<void> {
    if (context.person === undefined) return;
    const tab = await context.realm.Tab.open(devicePerson(context.person));
    if (!context.alive) return;
    context.tab = tab;
    await this.#tolerant(tab.start());
  }

  #tabOf({ tab, name }: Context): Tab {
    if (tab === undefined) throw new Error(`${name} is not open.`);
    return tab;
  }

  /** Runs the world until this has ended. */
  async #finish(work: Promise<unknown>): Promise<void> {
    let ended = false;
    const end = (): void => {
      ended = true;
    };
    const watched = this.#tolerant(work).then(end);
    await this.world.scheduler.runUntil(() => ended);
    assertThat(ended, 'something waits for ever');
    await watched;
  }

  async #tolerant(work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      const { name, message } = error as Error;
      if (EXPECTED.includes(name) || message === 'Crashed.' || message === 'Queued work is left.')
        return;
      this.world.scheduler.failure ??= error;
    }
  }

  /** One thing after another, at moments drawn by the seed. */
  #act(): void {
    const { scheduler, random } = this.world;
    if (this.#isOver) return;
    const one = random.below(100);
    if (one < 40) this.#writeSome();
    else if (one < 55) this.#decide();
    else if (one < 75) this.#disturb();
    else if (one < 80) this.world.portal.patientWrites(random.pick(CONVERSATIONS));
    else if (one < 85) this.#signIn();
    else if (one < 90) this.#cutLine();
    else this.#pull();
    const pause = random.pick([0, 1, 20, 200, 1_500, 4_000, 12_000, 31_000]);
    scheduler.post('world', () => this.#act(), pause);
  }

  /** Somebody looks again, whatever was missed. */
  #patrol(): void {
    if (this.#isOver) return;
    this.#push(this.world.random.chance(0.2));
    this.world.scheduler.post('world', () => this.#patrol(), 10 * SECOND_MS);
  }

  #openTab(): (Context & { readonly tab: Tab; readonly person: Person }) | undefined {
    const open = this.world.contexts.filter(
      (one): one is Context & { readonly tab: Tab; readonly person: Person } =>
        one.tab !== undefined && !this.world.scheduler.isFrozen(one.name),
    );
    return open.length > 0 ? this.world.random.pick(open) : undefined;
  }

  #worker(): Context | undefined {
    return this.world.contexts.find(({ person }) => person === undefined);
  }

  #push(eager: boolean): void {
    const { random } = this.world;
    const worker = this.#worker();
    if (worker && random.chance(0.5)) {
      const person = random.pick(this.#people);
      const sync = random.chance(0.2);
      const push = sync
        ? worker.realm.pushOnSync()
        : worker.realm.pushFor(person.database, { eager });
      void this.#tolerant(push);
      return;
    }
    const context = this.#openTab();
    if (context) void this.#tolerant(context.tab.push({ eager }));
  }

  #pull(): void {
    const context = this.#openTab();
    if (context) void this.#tolerant(context.tab.pull());
  }

  /** Somebody works through several conversations in one go. */
  #writeSome(): void {
    const context = this.#openTab();
    const { random } = this.world;
    if (random.chance(0.1) && context) context.dieAt = random.pick(POINTS.slice(0, 2));
    for (let left = random.pick([1, 1, 4, 8, 12]); left > 0 && context; left--)
      this.#write(context);
    this.#push(false);
  }

  #write({ tab, realm }: Context & { readonly tab: Tab }): void {
    const { random, server } = this.world;
    const conversationId = random.pick(CONVERSATIONS);
    const basedOn = server.basedOn(conversationId);
    const { commands } = realm;
    this.#queued += 1;
    const body = `Canary ${++this.#seq}`;
    const kind = random.below(10);
    const write =
      kind < 6
        ? tab.reply({
            id: random.uuid(),
            conversationId,
            body,
            basedOn,
            undoMs: random.pick([0, 10 * SECOND_MS]),
          })
        : kind < 7
          ? tab.command(commands.closeConversation, { conversationId, basedOn })
          : kind < 8
            ? tab.command(commands.addComment, { conversationId, body })
            : kind < 9
              ? tab.command(commands.assignConversation, {
                  conversationId,
                  to: random.chance(0.5) ? null : { kind: 'staff' as const, id: ANA.userId },
                  comment: '',
                  basedOn,
                })
              : tab.read(conversationId);
    void this.#tolerant(write);
  }

  #decide(): void {
    const { world } = this;
    const context = this.#openTab();
    if (context === undefined) return;
    const { tab, realm, person } = context;
    const { commands } = realm;
    const rows = world.rows(person).filter(({ state }) => state !== 'accepted');
    const own = rows.filter(({ id }) => !world.foreign.has(id));
    if (own.length === 0) return;
    const { id, conversationId } = world.random.pick(own);
    const oracle = world.oracleOf(person);
    const basedOn = world.server.basedOn(conversationId);
    const choices: (() => Promise<unknown>)[] = [
      () => tab.command(commands.undoReply, id),
      () => tab.command(commands.editReply, id),
      () => tab.command(commands.withdrawReply, id, 'edit'),
      () => tab.command(commands.withdrawReply, id, 'discard'),
      () => tab.command(commands.discardUnsent, id),
      () => tab.command(commands.sendHeldAsIs, id, basedOn),
      () => tab.command(commands.restoreWithdrawn),
      () => {
        // A person may hurry a reply out of its undo window.
        oracle.sendsAt(id, -Infinity);
        return tab.command(commands.retryUnsent, id);
      },
    ];
    void this.#tolerant(
      world.random
        .pick(choices)()
        .then(() => this.#push(false)),
    );
  }

  #disturb(): void {
    const { world } = this;
    const { random, scheduler } = world;
    if (world.contexts.length === 0) {
      this.#replaceTheDead();
      return;
    }
    const context = random.pick(world.contexts);
    const what = random.below(10);
    if (what < 3) {
      context.dieAt = random.pick(POINTS);
      scheduler.post('world', () => this.#replaceTheDead(), 20 * SECOND_MS);
    } else if (what < 6) {
      world.counts.kills += 1;
      world.kill(context);
      scheduler.post('world', () => this.#replaceTheDead(), random.below(20) * SECOND_MS);
    } else if (what < 8 && context.person) {
      if (scheduler.isFrozen(context.name)) return;
      world.freeze(context);
      scheduler.post('world', () => world.thaw(context), random.below(200) * SECOND_MS);
    } else if (context.tab && !scheduler.isFrozen(context.name)) {
      this.#close(context, context.tab);
    }
  }

  /** Closed in order: nothing of it may happen any more. */
  #close(context: Context, tab: Tab): void {
    tab.close();
    context.tab = undefined;
    this.world.closed.add(context.name);
    this.world.scheduler.post('world', () => this.world.kill(context), 100 * SECOND_MS);
    this.#replaceTheDead();
  }

  #replaceTheDead(): void {
    const { world } = this;
    if (this.#isOver) return;
    for (const person of this.#people) {
      const tabs = world.contexts.filter(
        (one) => one.person === person && !world.closed.has(one.name),
      );
      if (tabs.length < 2) void this.#tolerant(this.#open(world.start(person)));
    }
    if (this.#worker() === undefined) world.start();
  }

  #signIn(): void {
    const { world } = this;
    const { random } = world;
    world.signIn(random.pick([null, SAM.userId, ANA.userId, ANA.userId]));
    for (const { tab, name } of world.contexts)
      if (tab && !world.scheduler.isFrozen(name)) void this.#tolerant(tab.start());
  }

  #cutLine(): void {
    const { line, random, scheduler } = this.world;
    line.isDown = true;
    const back = (): void => {
      line.isDown = false;
      this.#push(true);
    };
    scheduler.post('world', back, random.below(100) * SECOND_MS);
  }

  /** Whatever was broken is mended, whatever a person has to decide is decided: everything comes to an end. */
  async #settleDown(person: Person): Promise<void> {
    const { world } = this;
    const { scheduler, line } = world;
    line.isRough = false;
    line.isDown = false;
    world.signIn(person.userId);
    for (const context of [...world.contexts]) {
      context.dieAt = undefined;
      world.thaw(context);
    }
    const context = world.start(person);
    await this.#finish(this.#open(context));
    const tab = this.#tabOf(context);
    for (let round = 0; round < 60; round++) {
      const until = scheduler.now() + 60 * SECOND_MS;
      let woke = false;
      scheduler.post('world', () => (woke = true), 60 * SECOND_MS);
      await scheduler.runUntil(() => woke || scheduler.now() > until);
      await this.#finish(tab.start());
      await this.#finish(tab.pull());
      await this.#decideForGood(context, person);
      await this.#finish(tab.push({ eager: true }));
      if (this.#left(person).length === 0) break;
    }
    world.oracleOf(person).end(world.rows(person).filter(({ id }) => !world.foreign.has(id)));
  }

  #left(person: Person): ReturnType<World['rows']> {
    return this.world
      .rows(person)
      .filter(
        ({ id, state }) =>
          !this.world.foreign.has(id) && !['accepted', 'withdrawn'].includes(state),
      );
  }

  async #decideForGood({ realm, tab }: Context, person: Person): Promise<void> {
    const { commands } = realm;
    for (const { id, state, conversationId, withdraw } of this.#left(person)) {
      if (withdraw !== undefined || tab === undefined) continue;
      const basedOn = this.world.server.basedOn(conversationId);
      if (state === 'held') await this.#finish(tab.command(commands.sendHeldAsIs, id, basedOn));
      if (state === 'refused') await this.#finish(tab.command(commands.retryUnsent, id));
    }
  }
}
