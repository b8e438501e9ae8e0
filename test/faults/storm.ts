import type { Fault } from '../support/node/fault.js';
import { pause } from './blows.js';
import type { Shift } from './shift.js';

export interface StormCounts {
  offline: number;
  patientMessages: number;
}

const LINE_FAULTS = [
  'drop-request',
  'drop-answer',
  'captive-portal',
  'broken-proxy',
  'redirect',
] as const;
const SHORTEST_MS = 200;
const LONGEST_MS = 800;
const FREEZE_MS = 2_500;
const OFFLINE_MS = 1_500;
/** How likely each is, at every blow of the storm. */
const CHANCE = { line: 0.75, slow: 0.2, worker: 0.35, freeze: 0.05, offline: 0.08, patient: 0.05 };

/** Whatever can go wrong between a person and the clinic, drawn by a seed, until it is told to stop. */
export class Storm {
  readonly counts: StormCounts = { offline: 0, patientMessages: 0 };
  readonly #shift: Shift;
  readonly #random: () => number;
  #isOver = false;
  readonly #running: Promise<void>;

  constructor(shift: Shift, random: () => number) {
    this.#shift = shift;
    this.#random = random;
    this.#running = this.#blow();
    // Told by `end`.
    this.#running.catch(missed);
  }

  /** The line is whole again, and nothing strikes any more. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.#running;
    this.#shift.place.computer().strike();
  }

  async #blow(): Promise<void> {
    const random = this.#random;
    while (!this.#isOver) {
      this.#shift.place.computer().strike(...this.#lineFaults());
      // A tab or the whole browser may die at this very moment: then this blow missed.
      if (random() < CHANCE.worker) await this.#shift.killWorkers().catch(missed);
      if (random() < CHANCE.patient) await this.#patientWrites();
      if (random() < CHANCE.freeze) await this.#freeze().catch(missed);
      if (random() < CHANCE.offline) await this.#goOffline().catch(missed);
      await pause(SHORTEST_MS + random() * (LONGEST_MS - SHORTEST_MS));
    }
  }

  #lineFaults(): Fault[] {
    const random = this.#random;
    const faults: Fault[] = [];
    const kind = LINE_FAULTS[Math.floor(random() * LINE_FAULTS.length)] ?? 'drop-answer';
    const times = 1 + Math.floor(random() * 3);
    const writesOnly = random() < 0.6 ? ({ method: 'PUT' } as const) : {};
    if (random() < CHANCE.line) faults.push({ kind, times, ...writesOnly });
    if (random() < CHANCE.slow) faults.push({ kind: 'slow', ms: 400, times: 3 });
    return faults;
  }

  async #freeze(): Promise<void> {
    const seat = this.#shift.seat(0);
    await this.#shift.freeze(seat);
    await pause(FREEZE_MS);
    await this.#shift.thaw(seat);
  }

  async #goOffline(): Promise<void> {
    await this.#shift.goOffline();
    await pause(OFFLINE_MS);
    await this.#shift.goOnline();
    this.counts.offline += 1;
  }

  async #patientWrites(): Promise<void> {
    const { place } = this.#shift;
    const { patients } = this.#shift.seat(0);
    const patient = patients[Math.floor(this.#random() * patients.length)];
    if (!patient) return;
    this.counts.patientMessages += 1;
    const body = `One more question (${this.counts.patientMessages}).`;
    await place.clinic.patientWrites(patient, body);
  }
}

function missed(): void {
  // What was to be struck is gone.
}
