import type { Page } from 'playwright-core';

import type { Fault } from '../support/node/fault.js';
import type { Portal } from '../support/node/portal.js';
import type { SampleConversation } from '../support/node/sample.js';
import { crash, freeze, killWorkers, pause, struck, thaw } from './blows.js';
import { deviceOutbox } from './device-outbox.js';
import { PATIENTS, patientsOf } from './people.js';
import {
  isUnfinished,
  type Cleared,
  type DeviceEntry,
  type Evidence,
  type Written,
} from './verdict.js';
import { Workplace, type WorkplaceOptions } from './workplace.js';

/** A tab that is asked without a pause sends nothing. */
const CALM_PAUSE_MS = 250;

/** A person in a tab. */
export interface Seat {
  readonly staffId: string;
  readonly patients: readonly SampleConversation[];
  portal: Portal;
}

export interface ShiftOptions extends WorkplaceOptions {
  /** Who opens a tab, in this order. */
  readonly staff: readonly string[];
}

export interface ShiftCounts {
  workerKills: number;
  crashes: number;
  freezes: number;
  browserKills: number;
  /** Tabs that did not open in their time; a second one did. */
  stuckTabs: number;
  /** Replies that a person had to send as they were, after the patient had written. */
  decided: number;
}

/** People at one computer, all that they write there, and what became of it. */
export class Shift {
  readonly place: Workplace;
  readonly counts: ShiftCounts = {
    workerKills: 0,
    crashes: 0,
    freezes: 0,
    browserKills: 0,
    stuckTabs: 0,
    decided: 0,
  };
  readonly complaints = new Set<string>();
  #staff: readonly string[];
  readonly #written: Written[] = [];
  #cleared: Cleared = { entries: [], said: 0 };
  #seats: Seat[] = [];

  private constructor(place: Workplace, staff: readonly string[]) {
    this.place = place;
    this.#staff = staff;
  }

  static async begin({ staff, ...where }: ShiftOptions): Promise<Shift> {
    const shift = new Shift(await Workplace.open(where), staff);
    await shift.sitDown();
    return shift;
  }

  async end(): Promise<void> {
    await this.place.close();
  }

  get seats(): readonly Seat[] {
    return this.#seats;
  }

  seat(number: number): Seat {
    const seat = this.#seats[number];
    if (!seat) throw new Error('Nobody sits there.');
    return seat;
  }

  /** Any page that can look at what this computer keeps. */
  get page(): Page {
    return this.seat(0).portal.page;
  }

  /** Everybody opens a tab; until all sit there, a storm strikes at the tabs they had. */
  async sitDown(): Promise<void> {
    const seats: Seat[] = [];
    for (const staffId of this.#staff) {
      const portal = await this.#sit(staffId);
      seats.push({ staffId, portal, patients: patientsOf(staffId) });
    }
    this.#seats = seats;
  }

  /** Others are signed in now; what is open stays open behind their tabs. */
  async handOver(...staff: readonly string[]): Promise<void> {
    this.#staff = staff;
    await this.sitDown();
  }

  /** That many replies to one patient, one after another; ends early where a step finds its tab struck. */
  async write({ staffId: author, portal }: Seat, patient: SampleConversation, count = 1) {
    for (let written = 0; written < count; written++) {
      const text = `Reply ${this.#written.length + 1} of ${this.place.run}.`;
      const body = written === 0 ? portal.reply(patient, text) : portal.say(text);
      const promised = await body.then(
        () => true,
        () => false,
      );
      this.#written.push({ author, conversationId: patient.id, text, promised });
      if (!promised) return;
    }
  }

  /** From now on only these faults strike on the line to the clinic. */
  strike(...faults: readonly Fault[]): void {
    this.place.computer().strike(...faults);
  }

  get replies(): number {
    return this.#written.length;
  }

  async killWorkers(): Promise<void> {
    await struck(killWorkers(this.page));
    this.counts.workerKills += 1;
  }

  async freeze({ portal }: Seat): Promise<void> {
    await struck(freeze(portal.page));
    this.counts.freezes += 1;
  }

  async thaw({ portal }: Seat): Promise<void> {
    await struck(thaw(portal.page));
  }

  async crash(seat: Seat): Promise<void> {
    const { page } = seat.portal;
    await crash(page);
    // Nobody waits for it: a browser in a storm may never say that it has closed a dead tab.
    void page.close();
    this.counts.crashes += 1;
    seat.portal = await this.#sit(seat.staffId);
  }

  /** The browser dies in the middle of everything; everybody opens their tabs again. */
  async pullThePlug(harm?: (profile: string) => Promise<void>): Promise<void> {
    await this.place.pullThePlug(harm);
    this.counts.browserKills += 1;
    await this.sitDown();
  }

  /** These were waiting when the device's data were removed; its screen said how many. */
  noteCleared(cleared: Cleared): void {
    const entries = [...this.#cleared.entries, ...cleared.entries];
    this.#cleared = { entries, said: this.#cleared.said + cleared.said };
  }

  async goOffline(): Promise<void> {
    await struck(this.place.computer().goOffline());
  }

  async goOnline(): Promise<void> {
    await struck(this.place.computer().goOnline());
  }

  /** The browser tells every page, so that nothing waits out a back-off. */
  async lineIsBack(): Promise<void> {
    await this.goOffline();
    await this.goOnline();
  }

  /** The line comes back; a person decides what waits for one. */
  async calm(limitMs: number): Promise<number> {
    const start = Date.now();
    await this.lineIsBack();
    for (;;) {
      const open = await this.unfinished();
      if (open.length === 0 || Date.now() - start > limitMs) return Date.now() - start;
      await pause(CALM_PAUSE_MS);
      const held = open.find(({ state }) => state === 'held');
      if (held) await this.#sendAsItIs(held);
    }
  }

  /** Replies that have not left this computer, of everybody or of one person. */
  async unfinished(staffId?: string): Promise<DeviceEntry[]> {
    const entries = (await deviceOutbox(this.page)).filter(isUnfinished);
    return entries.filter(({ author }) => author === (staffId ?? author));
  }

  /** What was shown to this person as said to this patient, in its order. */
  writtenAt({ staffId }: Seat, { id }: SampleConversation): readonly string[] {
    return this.#written
      .filter(({ author, conversationId }) => author === staffId && conversationId === id)
      .filter(({ promised }) => promised)
      .map(({ text }) => text);
  }

  async evidence(): Promise<Evidence> {
    const { clinic } = this.place;
    const told = new Map<string, string[]>();
    for (const patient of PATIENTS) told.set(patient.id, await clinic.seenByPatient(patient));
    return {
      told,
      written: this.#written,
      cleared: this.#cleared,
      device: await deviceOutbox(this.page),
      ledger: await clinic.replies(),
    };
  }

  async #sit(staffId: string): Promise<Portal> {
    const portal = await this.place.sit(staffId).catch(() => this.#sitAgain(staffId));
    portal.page.on('pageerror', ({ message }) => {
      this.complaints.add(message);
    });
    return portal;
  }

  #sitAgain(staffId: string): Promise<Portal> {
    this.counts.stuckTabs += 1;
    return this.place.sit(staffId);
  }

  async #sendAsItIs({ author, conversationId }: DeviceEntry): Promise<void> {
    const seat = this.#seats.find(({ staffId }) => staffId === author) ?? this.seat(0);
    const patient = PATIENTS.find(({ id }) => id === conversationId);
    if (patient === undefined) return;
    try {
      await seat.portal.choose(patient);
      await seat.portal.page.getByRole('button', { name: 'Send as it is' }).first().click();
      this.counts.decided += 1;
    } catch {
      // It was decided by the next pull; whatever is left is looked at again.
    }
  }
}
