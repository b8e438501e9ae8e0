import type { TimeSource } from './time-source.js';

/**
 * The server's clock as far as it is certain: its last answer and what has surely passed since. Never ahead of the
 * server's, whatever was done to the clock of the device; behind it after a sleep or a restart, until the server
 * answers. What must not happen too early is decided by it.
 */
export class HeardClock {
  readonly #time: TimeSource;
  #heardAt = -Infinity;
  #since = 0;

  constructor(time: TimeSource) {
    this.#time = time;
  }

  /** Epoch ms, server (`heardAt`: its last answer, by whichever tab); minus infinity: it was never heard. */
  now(heardAt = -Infinity): number {
    const passed = this.#time.monotonic() - this.#since;
    if (heardAt === this.#heardAt) return heardAt + passed;
    this.#heardAt = heardAt;
    this.#since = this.#time.monotonic();
    return heardAt;
  }
}
