import type { SeededRandom } from './seeded-random.js';

/** Kept before a simulation puts its own in the place of these. */
const nextTurn = globalThis.setImmediate;

interface Task {
  readonly owner: string;
  readonly at: number;
  readonly run: () => void;
}

export interface Handle {
  cancelled: boolean;
}

/**
 * The only clock and the only event loop of a simulated world: what happens next is drawn by a seed among all that
 * could, and time passes when nothing can. A task runs with all its microtasks before the next one is drawn.
 */
export class Scheduler {
  readonly #random: SeededRandom;
  readonly #ready = new Map<string, (Task & { readonly handle: Handle })[]>();
  readonly #later: (Task & { readonly handle: Handle })[] = [];
  readonly #frozen = new Set<string>();
  #now: number;
  #current = 'world';
  steps = 0;
  failure: unknown;

  constructor(random: SeededRandom, now: number) {
    this.#random = random;
    this.#now = now;
  }

  readonly now = (): number => this.#now;

  /** Whose task is running. */
  get current(): string {
    return this.#current;
  }

  post(owner: string, run: () => void, delayMs = 0): Handle {
    const handle = { cancelled: false };
    const task = { owner, run, handle, at: this.#now + Math.max(0, delayMs) };
    if (delayMs <= 0) this.#queueOf(owner).push(task);
    else this.#later.push(task);
    return handle;
  }

  /** All that this context would still have done is never done. */
  drop(owner: string): void {
    for (const task of [...this.#queueOf(owner), ...this.#later])
      if (task.owner === owner) task.handle.cancelled = true;
    this.#frozen.delete(owner);
  }

  freeze(owner: string): void {
    this.#frozen.add(owner);
  }

  thaw(owner: string): void {
    this.#frozen.delete(owner);
  }

  isFrozen(owner: string): boolean {
    return this.#frozen.has(owner);
  }

  /** Runs until `isDone`, or until nothing is left; rejects with whatever a task threw. */
  async runUntil(isDone: () => boolean): Promise<void> {
    while (!isDone()) {
      const task = this.#draw() ?? this.#wait();
      if (task === undefined) return;
      this.steps += 1;
      this.#current = task.owner;
      task.run();
      await new Promise((resolve) => nextTurn(resolve));
      this.#current = 'world';
      if (this.failure !== undefined) throw this.failure as Error;
    }
  }

  #queueOf(owner: string): (Task & { readonly handle: Handle })[] {
    const queue = this.#ready.get(owner) ?? [];
    this.#ready.set(owner, queue);
    return queue;
  }

  #draw(): Task | undefined {
    const owners: string[] = [];
    for (const [owner, queue] of this.#ready) {
      while (queue[0]?.handle.cancelled) queue.shift();
      if (queue.length > 0 && !this.#frozen.has(owner)) owners.push(owner);
    }
    if (owners.length === 0) return undefined;
    return this.#queueOf(this.#random.pick(owners)).shift();
  }

  /** The next moment at which something happens; a frozen context's timers wait for its thaw. */
  #wait(): Task | undefined {
    let next = -1;
    for (const [at, task] of this.#later.entries()) {
      if (task.handle.cancelled || this.#frozen.has(task.owner)) continue;
      if (next < 0 || task.at < (this.#later[next]?.at ?? 0)) next = at;
    }
    if (next < 0) return undefined;
    const [task] = this.#later.splice(next, 1);
    if (task) this.#now = Math.max(this.#now, task.at);
    if (this.#later.length > 200) this.#sweep();
    return task;
  }

  #sweep(): void {
    const kept = this.#later.filter(({ handle }) => !handle.cancelled);
    this.#later.splice(0, this.#later.length, ...kept);
  }
}
