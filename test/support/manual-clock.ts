/** A clock that stands still until a test moves it. */
export class ManualClock {
  #now: number;

  constructor(now = Date.parse('2026-11-24T15:42:00.000Z')) {
    this.#now = now;
  }

  readonly now = (): number => this.#now;

  advance(ms: number): void {
    this.#now += ms;
  }
}
