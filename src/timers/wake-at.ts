import { MINUTE_MS } from '../model/retry-delay.js';
import type { TimeSource } from './time-source.js';

/**
 * Does what is due of one kind of work, and resolves with when there is more (epoch ms by the clock of this device);
 * undefined: nothing is planned. Several tabs may do it at once, so it guards each piece by a transaction.
 */
export type Duty = () => Promise<number | undefined>;

/** Ticks are for noticing that a clock was set or the device slept; without work nothing wakes more often. */
const LONGEST_SLEEP_MS = MINUTE_MS;
/** Wall clock and running time agree better than this unless something happened. */
const JUMP_MS = MINUTE_MS;

export interface WakeAtOptions {
  readonly time: TimeSource;
  readonly duties: readonly Duty[];
  /** The clock of the device was set, or it slept: what was measured of the server's may be wrong. */
  readonly onJump: () => Promise<unknown>;
}

/**
 * One sleep for all timed work, to the nearest moment, and never longer than a minute. Due times are absolute and
 * lie in the store: what a sleep misses is done at the next waking, however late that is.
 */
export class WakeAt {
  readonly #options: WakeAtOptions;
  #nearest: number | undefined;
  #before: { readonly now: number; readonly monotonic: number };
  #working = false;
  #again = false;
  #stopped = false;
  #cancel: () => void = () => undefined;

  constructor(options: WakeAtOptions) {
    this.#options = options;
    this.#before = this.#moment();
  }

  /** Looks for work now: at the start, after an answer of the server, when a clock jumped. Wakes at once coalesce. */
  wake(): void {
    this.#again = true;
    if (!this.#working && !this.#stopped) void this.#work();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  async #work(): Promise<void> {
    this.#working = true;
    this.#cancel();
    while (this.#again && !this.#stopped) {
      this.#again = false;
      this.#nearest = await this.#doDuties();
    }
    this.#working = false;
    this.#sleep();
  }

  async #doDuties(): Promise<number | undefined> {
    const moments: number[] = [];
    for (const duty of this.#options.duties) {
      // A store that fails shows itself in the queries of the elements; what is due now stays so, and is tried again.
      const next = await duty().catch(() => this.#options.time.now());
      if (next !== undefined) moments.push(next);
    }
    return moments.length > 0 ? Math.min(...moments) : undefined;
  }

  #sleep(): void {
    if (this.#stopped) return;
    const { time } = this.#options;
    this.#before = this.#moment();
    const untilNearest = (this.#nearest ?? Infinity) - time.now();
    // What is over and still stands there could not be done: it is no reason to hurry.
    const ms = untilNearest > 0 ? Math.min(untilNearest, LONGEST_SLEEP_MS) : LONGEST_SLEEP_MS;
    this.#cancel = time.sleep(ms, () => {
      this.#onTick();
    });
  }

  #onTick(): void {
    if (this.#stopped) return;
    if (this.#hasJumped()) void this.#options.onJump().then(() => this.wake());
    else if ((this.#nearest ?? Infinity) <= this.#options.time.now()) this.wake();
    else this.#sleep();
  }

  #hasJumped(): boolean {
    const { now, monotonic } = this.#moment();
    const wall = now - this.#before.now;
    return Math.abs(wall - (monotonic - this.#before.monotonic)) >= JUMP_MS;
  }

  #moment(): { readonly now: number; readonly monotonic: number } {
    const { time } = this.#options;
    return { now: time.now(), monotonic: time.monotonic() };
  }
}
