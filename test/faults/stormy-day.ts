import { seededRandom } from '../../demo/clinic/sample/seeded-random.js';
import type { Portal } from '../support/node/portal.js';
import { MARIE, PAUL, type SampleConversation } from '../support/node/sample.js';
import { deviceOutbox } from './device-outbox.js';
import { Storm, type StormCounts } from './storm.js';
import { verdictOf, type DeviceEntry, type Verdict, type Written } from './verdict.js';
import { Workplace } from './workplace.js';

export interface DayOptions {
  readonly seed: number;
  readonly replies: number;
  /** How often the whole browser dies. */
  readonly plugs: number;
}

export interface Day extends Verdict, StormCounts {
  readonly seed: number;
  /** Steps after which the screen did not show the reply: it may be there or not, but not twice. */
  readonly unsure: number;
  readonly requests: number;
  /** Requests that a fault struck. */
  readonly struck: number;
  readonly crashes: number;
  readonly plugsPulled: number;
  /** Replies that a person had to send as they were, after the patient had written. */
  readonly decided: number;
  /** How long it took, from the last fault, until nothing was left to send. */
  readonly calmMs: number;
  readonly complaints: readonly string[];
}

const ANA = 'ana-ruiz';
const SAM = 'sam-okafor';
const ANAS = [MARIE, PAUL, conversation('Gagnon, Luc', 5), conversation('Chen, Wei', 6)];
const SAMS = [conversation('Shevchenko, Kateryna', 18), conversation('Fraser, Margaret', 25)];
const CRASH_CHANCE = 0.06;
/** After this much calm, whatever is left is told. */
const CALM_LIMIT_MS = 90_000;

/** Two people write replies on one computer, in three tabs, while everything goes wrong; then the line is whole. */
export async function stormyDay({ seed, replies, plugs }: DayOptions): Promise<Day> {
  const day = new StormyDay(seed);
  await day.begin();
  try {
    return await day.pass(replies, plugs);
  } finally {
    await day.end();
  }
}

interface Seat {
  readonly staffId: string;
  readonly patients: readonly SampleConversation[];
  portal: Portal;
}

class StormyDay {
  readonly #seed: number;
  readonly #random: () => number;
  readonly #written: Written[] = [];
  readonly #complaints = new Set<string>();
  readonly #counts = { crashes: 0, plugsPulled: 0, decided: 0 };
  #workplace: Workplace | undefined;
  #seats: Seat[] = [];

  constructor(seed: number) {
    this.#seed = seed;
    this.#random = seededRandom(seed);
  }

  async begin(): Promise<void> {
    this.#workplace = await Workplace.open(`storm-${this.#seed}`);
    await this.#sitDown();
  }

  async end(): Promise<void> {
    await this.#workplace?.close();
  }

  async pass(replies: number, plugs: number): Promise<Day> {
    const storm = new Storm({
      random: seededRandom(this.#seed + 1_000_000),
      computer: () => this.#place.computer(ANA),
      tab: () => this.#seat(0).portal.page,
      patients: ANAS,
    });
    const every = Math.ceil(replies / (plugs + 1));
    for (let step = 1; step <= replies; step++) {
      await this.#writeOne(step);
      if (this.#random() < CRASH_CHANCE) await this.#crash();
      if (step % every === 0 && step < replies) await this.#pullThePlug();
    }
    await storm.end();
    const calm = Date.now();
    await this.#calm(calm + CALM_LIMIT_MS);
    return { ...(await this.#report(storm.counts)), calmMs: Date.now() - calm };
  }

  get #place(): Workplace {
    if (!this.#workplace) throw new Error('The day has not begun.');
    return this.#workplace;
  }

  #seat(number: number): Seat {
    const seat = this.#seats[number];
    if (!seat) throw new Error('Nobody sits there.');
    return seat;
  }

  /** Ana has two tabs, Sam one. */
  async #sitDown(): Promise<void> {
    this.#seats = [];
    for (const staffId of [ANA, ANA, SAM]) {
      const portal = await this.#sit(staffId);
      this.#seats.push({ staffId, portal, patients: staffId === ANA ? ANAS : SAMS });
    }
  }

  async #sit(staffId: string): Promise<Portal> {
    const portal = await this.#place.sit(staffId);
    portal.page.on('pageerror', ({ message }) => this.#complaints.add(message));
    return portal;
  }

  async #writeOne(step: number): Promise<void> {
    const seat = this.#seat(Math.floor(this.#random() * this.#seats.length));
    const patient = seat.patients[Math.floor(this.#random() * seat.patients.length)] ?? MARIE;
    const text = `Reply ${step} of day ${this.#seed}.`;
    const promised = await seat.portal.reply(patient, text).then(
      () => true,
      () => false,
    );
    const { staffId: author } = seat;
    this.#written.push({ author, conversationId: patient.id, text, promised });
  }

  async #crash(): Promise<void> {
    const seat = this.#seat(Math.floor(this.#random() * this.#seats.length));
    const { page } = seat.portal;
    const crashed = new Promise((resolve) => page.once('crash', resolve));
    page.goto('chrome://crash').catch(() => undefined);
    await crashed;
    // Nobody waits for it: a browser in a storm may never say that it has closed a dead tab.
    void page.close();
    this.#counts.crashes += 1;
    seat.portal = await this.#sit(seat.staffId);
  }

  async #pullThePlug(): Promise<void> {
    await this.#place.pullThePlug();
    this.#counts.plugsPulled += 1;
    await this.#sitDown();
  }

  /** The line comes back, as the browser tells every page; a person decides what waits for one. */
  async #calm(deadline: number): Promise<void> {
    const computer = this.#place.computer(ANA);
    await computer.goOffline();
    await computer.goOnline();
    for (;;) {
      const open = (await this.#device()).filter(isUnfinished);
      if (open.length === 0 || Date.now() > deadline) return;
      const held = open.find(({ state }) => state === 'held');
      if (held) await this.#sendAsItIs(held);
    }
  }

  async #sendAsItIs({ author, conversationId }: DeviceEntry): Promise<void> {
    const seat = this.#seats.find(({ staffId }) => staffId === author) ?? this.#seat(0);
    const patient = [...ANAS, ...SAMS].find(({ id }) => id === conversationId) ?? MARIE;
    try {
      await seat.portal.choose(patient);
      await seat.portal.page.getByRole('button', { name: 'Send as it is' }).first().click();
      this.#counts.decided += 1;
    } catch {
      // It was decided by the next pull; whatever is left is looked at again.
    }
  }

  async #device(): Promise<DeviceEntry[]> {
    return deviceOutbox(this.#seat(0).portal.page);
  }

  async #report(counts: StormCounts): Promise<Omit<Day, 'calmMs'>> {
    const { clinic } = this.#place;
    const told = new Map<string, string[]>();
    for (const patient of [...ANAS, ...SAMS])
      told.set(patient.id, await clinic.seenByPatient(patient));
    const device = await this.#device();
    const ledger = await clinic.replies();
    const requests = this.#place.computer(ANA).requests();
    return {
      seed: this.#seed,
      ...verdictOf({ written: this.#written, told, device, ledger }),
      ...counts,
      ...this.#counts,
      unsure: this.#written.filter(({ promised }) => !promised).length,
      requests: requests.length,
      struck: requests.filter(({ fault }) => fault !== undefined && fault !== 'slow').length,
      complaints: [...this.#complaints],
    };
  }
}

function isUnfinished({ kind, state }: DeviceEntry): boolean {
  return kind === 'reply' && state !== 'accepted' && state !== 'withdrawn';
}

function conversation(name: string, number: number): SampleConversation {
  const digits = String(number).padStart(3, '0');
  return { name, subject: '', id: `c-${digits}`, patientId: `p-${digits}` };
}
