import type { Clinic } from './clinic.js';
import type { DeviceClock } from './device-clock.js';
import { clockWords } from './figures.js';
import { check, find, onChoice } from './find.js';
import type { Line } from './line.js';
import { Poll } from './poll.js';
import { words } from './words.js';

const DAY_MS = 86_400_000;
const STEPS = {
  hour: 3_600_000,
  day: DAY_MS,
  week: 7 * DAY_MS,
  back: -3 * DAY_MS,
} as const;

export interface ClockParts {
  readonly line: Line;
  readonly clinic: Clinic;
  readonly device: DeviceClock;
  readonly onClinicMoved: () => void;
  /** A clock of a device is moved while nobody looks at it. */
  readonly whileAway: (act: () => Promise<void>) => Promise<void>;
}

/** Two clocks, the clinic's and this device's: time passes for both, or only one of them is set. */
export class ClockCard {
  readonly #parts: ClockParts;
  readonly #clinicTime = find('clinic-time', HTMLTimeElement);
  readonly #deviceTime = find('device-time', HTMLTimeElement);
  readonly #news = find('clock-news', HTMLParagraphElement);
  #moves = 'both';
  #failed = false;

  constructor(parts: ClockParts) {
    this.#parts = parts;
    for (const [name, ms] of Object.entries(STEPS)) {
      find(`clock-${name}`, HTMLButtonElement).addEventListener('click', () => void this.#move(ms));
    }
    check('clock', this.#moves);
    onChoice('clock', (chosen) => (this.#moves = chosen));
    parts.device.watch(() => void parts.whileAway(() => Promise.resolve()));
    new Poll(() => this.#look());
  }

  say(): void {
    const { line, device } = this.#parts;
    const { clockHint, networkNoServer } = words();
    find('clock-hint', HTMLParagraphElement).textContent = this.#failed
      ? networkNoServer
      : clockHint;
    if (line.aheadMs !== undefined) this.#clinicTime.textContent = clockWords(line.now());
    this.#deviceTime.textContent = clockWords(device.now());
  }

  async #look(): Promise<void> {
    await this.#parts.clinic.network().catch(() => undefined); // any answer tells the time
    this.say();
  }

  async #move(ms: number): Promise<void> {
    const { line, device, whileAway, onClinicMoved } = this.#parts;
    if (this.#moves === 'clinic') await this.#moveClinic(ms).then(onClinicMoved);
    else await whileAway(() => this.#moveDevice(ms));
    this.say();
    const { clockMoved, networkNoServer } = words();
    const moved = clockMoved(clockWords(line.now()), clockWords(device.now()));
    this.#news.textContent = this.#failed ? networkNoServer : moved;
  }

  async #moveDevice(ms: number): Promise<void> {
    if (this.#moves === 'device' || (await this.#moveClinic(ms))) this.#parts.device.move(ms);
  }

  /** False: the demo server cannot be reached. */
  async #moveClinic(ms: number): Promise<boolean> {
    try {
      await this.#parts.clinic.moveClock(ms);
      this.#failed = false;
    } catch {
      this.#failed = true;
    }
    return !this.#failed;
  }
}
