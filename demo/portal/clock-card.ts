import type { Clinic } from './clinic.js';
import { clockWords } from './figures.js';
import { find } from './find.js';
import type { Line } from './line.js';
import { Poll } from './poll.js';
import { words } from './words.js';

const STEPS = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const;

/** The clinic's time, which can be moved ahead; this device keeps its own. */
export class ClockCard {
  readonly #line: Line;
  readonly #clinic: Clinic;
  readonly #onMoved: () => void;
  readonly #time = find('clinic-time', HTMLTimeElement);
  readonly #news = find('clock-news', HTMLParagraphElement);
  #failed = false;

  constructor(line: Line, clinic: Clinic, onMoved: () => void) {
    this.#line = line;
    this.#clinic = clinic;
    this.#onMoved = onMoved;
    for (const [name, ms] of Object.entries(STEPS)) {
      find(`clock-${name}`, HTMLButtonElement).addEventListener('click', () => void this.#move(ms));
    }
    new Poll(() => this.#look());
  }

  say(): void {
    const { clockHint, networkNoServer } = words();
    find('clock-hint', HTMLParagraphElement).textContent = this.#failed
      ? networkNoServer
      : clockHint;
    if (this.#line.aheadMs !== undefined) this.#time.textContent = clockWords(this.#line.now());
  }

  async #look(): Promise<void> {
    await this.#clinic.network().catch(() => undefined); // any answer tells the time
    this.say();
  }

  async #move(ms: number): Promise<void> {
    try {
      await this.#clinic.moveClock(ms);
      this.#failed = false;
      this.#onMoved();
    } catch {
      this.#failed = true;
    }
    this.say();
    const { clockMoved, networkNoServer } = words();
    const time = clockWords(this.#line.now());
    this.#news.textContent = this.#failed ? networkNoServer : clockMoved(time);
  }
}
