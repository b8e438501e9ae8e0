import { assertThat } from './outbox-oracle.js';
import { devicePerson, type Person } from './people.js';
import type { Context, Tab, World } from './world.js';

const SECOND_MS = 1000;
/** Expected of commands and pushes when others were faster, or when the store has just been closed. */
const EXPECTED = [
  'TooLateError',
  'DatabaseClosedError',
  'AbortError',
  'InvalidStateError',
  'NewerStoreError',
];
const EXPECTED_WORDS = ['Crashed.', 'Queued work is left.'];

export type OpenContext = Context & { readonly tab: Tab; readonly person: Person };

/** The people of one computer, with the tabs that they have open, and the service worker beside them. */
export class Staff {
  readonly people: readonly Person[];
  readonly #world: World;
  /** From now on nobody comes in the place of whoever dies. */
  isOver = false;

  constructor(world: World, people: readonly Person[]) {
    this.#world = world;
    this.people = people;
  }

  async open(context: Context): Promise<void> {
    if (context.person === undefined) return;
    const tab = await context.realm.Tab.open(devicePerson(context.person));
    if (!context.alive) return;
    context.tab = tab;
    await this.tolerant(tab.start());
  }

  tabOf({ tab, name }: Context): Tab {
    if (tab === undefined) throw new Error(`${name} is not open.`);
    return tab;
  }

  /** Runs the world until this has ended. */
  async finish(work: Promise<unknown>): Promise<void> {
    let ended = false;
    const end = (): void => {
      ended = true;
    };
    const watched = this.tolerant(work).then(end);
    await this.#world.scheduler.runUntil(() => ended);
    assertThat(ended, 'something waits for ever');
    await watched;
  }

  async tolerant(work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      const { name, message } = error as Error;
      if (EXPECTED.includes(name) || EXPECTED_WORDS.includes(message)) return;
      if (isStorageFull(error) && this.#world.counts.refusals > 0) return;
      this.#world.scheduler.failure ??= error;
    }
  }

  /** What a person asked for: where there is no room for it, they are told so in so many words. */
  asked(work: Promise<unknown>): void {
    const said = work.catch((error: unknown) => {
      const isSaid = !isStorageFull(error) || (error as Error).name === 'StorageFullError';
      this.#world.guard(() => assertThat(isSaid, 'nobody is told that there is no room'));
      throw error;
    });
    void this.tolerant(said);
  }

  openTab(): OpenContext | undefined {
    const { contexts, scheduler, random } = this.#world;
    const open = contexts.filter(
      (one): one is OpenContext => one.tab !== undefined && !scheduler.isFrozen(one.name),
    );
    return open.length > 0 ? random.pick(open) : undefined;
  }

  push(eager: boolean): void {
    const { random } = this.#world;
    const worker = this.#worker();
    if (worker && random.chance(0.5)) {
      const person = random.pick(this.people);
      const sync = random.chance(0.2);
      const push = sync
        ? worker.realm.pushOnSync()
        : worker.realm.pushFor(person.database, { eager });
      void this.tolerant(push);
      return;
    }
    const context = this.openTab();
    if (context) void this.tolerant(this.#pushFrom(context, eager));
  }

  pull(): void {
    const context = this.openTab();
    if (context) void this.tolerant(context.tab.pull());
  }

  /** Closed in order: nothing of it may happen any more. */
  close(context: Context, tab: Tab): void {
    const { scheduler, closed } = this.#world;
    tab.close();
    context.tab = undefined;
    closed.add(context.name);
    scheduler.post('world', () => this.#world.kill(context), 100 * SECOND_MS);
    this.replaceTheDead();
  }

  replaceTheDead(): void {
    const { contexts, closed } = this.#world;
    if (this.isOver) return;
    for (const person of this.people) {
      const tabs = contexts.filter((one) => one.person === person && !closed.has(one.name));
      if (tabs.length < 2) void this.tolerant(this.open(this.#world.start(person)));
    }
    if (this.#worker() === undefined) this.#world.start();
  }

  async #pushFrom(context: OpenContext, eager: boolean): Promise<void> {
    const { tab, person } = context;
    context.pushes += 1;
    try {
      await tab.push({ eager });
      context.pushes -= 1;
    } catch (error) {
      // It said so; what it had under way beside may still end.
      context.pushes = Infinity;
      throw error;
    }
    const isOpen = context.alive && context.tab === tab;
    if (!isOpen || context.pushes > 0) return;
    const rows = this.#world.rows(person);
    this.#world.guard(() => this.#world.oracleOf(person).pushed(tab.owner, rows));
  }

  #worker(): Context | undefined {
    return this.#world.contexts.find(({ person }) => person === undefined);
  }
}

/** By its own name, or by the reason inside an aborted transaction or a list of rows. */
export function isStorageFull(error: unknown): boolean {
  const { name, inner, failures } = (error ?? {}) as {
    readonly name?: string;
    readonly inner?: unknown;
    readonly failures?: readonly unknown[];
  };
  if (name === 'StorageFullError' || name === 'QuotaExceededError') return true;
  return failures?.some(isStorageFull) ?? (inner !== undefined && isStorageFull(inner));
}
