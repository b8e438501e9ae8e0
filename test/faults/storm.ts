import type { Page } from 'playwright-core';

import type { Computer } from '../support/node/computer.js';
import type { Fault } from '../support/node/fault.js';
import type { SampleConversation } from '../support/node/sample.js';

export interface StormCounts {
  workerKills: number;
  freezes: number;
  offline: number;
  patientMessages: number;
}

interface Scene {
  readonly random: () => number;
  readonly computer: () => Computer;
  /** Any tab that is open now. */
  readonly tab: () => Page;
  readonly patients: readonly SampleConversation[];
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
  readonly counts: StormCounts = { workerKills: 0, freezes: 0, offline: 0, patientMessages: 0 };
  readonly #scene: Scene;
  #isOver = false;
  readonly #running: Promise<void>;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#running = this.#blow();
  }

  /** The line is whole again, and nothing strikes any more. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.#running;
    this.#scene.computer().strike();
  }

  async #blow(): Promise<void> {
    const { random } = this.#scene;
    while (!this.#isOver) {
      this.#scene.computer().strike(...this.#lineFaults());
      // A tab or the whole browser may die at this very moment: then this blow missed.
      if (random() < CHANCE.worker) await this.#killWorker().catch(missed);
      if (random() < CHANCE.patient) await this.#patientWrites();
      if (random() < CHANCE.freeze) await this.#freeze().catch(missed);
      if (random() < CHANCE.offline) await this.#goOffline().catch(missed);
      await pause(SHORTEST_MS + random() * (LONGEST_MS - SHORTEST_MS));
    }
  }

  #lineFaults(): Fault[] {
    const { random } = this.#scene;
    const faults: Fault[] = [];
    const kind = LINE_FAULTS[Math.floor(random() * LINE_FAULTS.length)] ?? 'drop-answer';
    const times = 1 + Math.floor(random() * 3);
    const writesOnly = random() < 0.6 ? ({ method: 'PUT' } as const) : {};
    if (random() < CHANCE.line) faults.push({ kind, times, ...writesOnly });
    if (random() < CHANCE.slow) faults.push({ kind: 'slow', ms: 400, times: 3 });
    return faults;
  }

  async #killWorker(): Promise<void> {
    const session = await sessionOf(this.#scene.tab());
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await session.detach();
    this.counts.workerKills += 1;
  }

  async #freeze(): Promise<void> {
    const session = await sessionOf(this.#scene.tab());
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await pause(FREEZE_MS);
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    await session.detach();
    this.counts.freezes += 1;
  }

  async #goOffline(): Promise<void> {
    const computer = this.#scene.computer();
    await computer.goOffline();
    await pause(OFFLINE_MS);
    await computer.goOnline();
    this.counts.offline += 1;
  }

  async #patientWrites(): Promise<void> {
    const { random, patients, computer } = this.#scene;
    const patient = patients[Math.floor(random() * patients.length)];
    if (!patient) return;
    this.counts.patientMessages += 1;
    const body = `One more question (${this.counts.patientMessages}).`;
    await computer().clinic.patientWrites(patient, body);
  }
}

function sessionOf(page: Page) {
  return page.context().newCDPSession(page);
}

function missed(): void {
  // What was to be struck is gone.
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
