import type { TimeSource } from '../../src/timers/time-source.js';
import { ManualClock } from './manual-clock.js';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A device whose time passes as a test says: its wall clock, its running time and what sleeps by it. */
export class ManualTime extends ManualClock implements TimeSource {
  #monotonic = 0;
  #sleepers: Sleeper[] = [];
  /** How often anything was woken by a sleep that ended. */
  wakes = 0;

  readonly monotonic = (): number => this.#monotonic;

  readonly sleep = (ms: number, wake: () => void): (() => void) => {
    const sleeper = { at: this.#monotonic + ms, wake };
    this.#sleepers.push(sleeper);
    return () => {
      this.#sleepers = this.#sleepers.filter((one) => one !== sleeper);
    };
  };

  /** Time passes, nothing wakes: as between two looks at the clock. */
  override advance(ms: number): void {
    super.advance(ms);
    this.#monotonic += ms;
  }

  /** The device sleeps, or somebody sets its clock: only what the wall shows changes. */
  setWallBy(ms: number): void {
    super.advance(ms);
  }

  get sleeping(): number {
    return this.#sleepers.length;
  }

  /** Time passes and wakes what sleeps, each at its moment. */
  async run(ms: number): Promise<void> {
    const end = this.#monotonic + ms;
    for (;;) {
      const [next] = this.#sleepers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.advance(Math.max(0, next.at - this.#monotonic));
      this.#sleepers = this.#sleepers.filter((one) => one !== next);
      this.wakes += 1;
      next.wake();
      await settled();
    }
    this.advance(end - this.#monotonic);
  }
}

/** What only waits for promises that are already kept has gone on by then. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}
