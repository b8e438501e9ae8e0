import { seededRandom } from '../../demo/clinic/sample/seeded-random.js';
import { until } from '../support/node/until.js';
import { ANA, SAM } from './people.js';
import { reportOf, type Report } from './report.js';
import { Shift, type Seat } from './shift.js';
import { Storm, type StormCounts } from './storm.js';

export interface DayOptions {
  readonly seed: number;
  readonly replies: number;
  /** How often the whole browser dies. */
  readonly plugs: number;
}

export interface Day extends Report, StormCounts {
  readonly seed: number;
  /** How long it took, from the last fault, until nothing was left to send. */
  readonly calmMs: number;
  readonly tookMs: number;
}

const CRASH_CHANCE = 0.06;
/** At most so many replies to one patient in one go. */
const IN_ONE_GO = 4;
/** Longer than the longest back-off; whatever is left then is told. */
const CALM_LIMIT_MS = 420_000;

/** Two people write replies on one computer, in three tabs, while everything goes wrong; then the line is whole. */
export async function stormyDay({ seed, replies, plugs }: DayOptions): Promise<Day> {
  const start = Date.now();
  const shift = await Shift.begin({ run: `storm-${seed}`, staff: [ANA, ANA, SAM] });
  try {
    await firstBlow(shift);
    const storm = new Storm(shift, seededRandom(seed + 1_000_000));
    await work(shift, seededRandom(seed), { replies, plugs }).finally(() => storm.end());
    const calmMs = await shift.calm(CALM_LIMIT_MS);
    const report = reportOf(shift, await shift.evidence());
    return { seed, ...report, ...storm.counts, calmMs, tookMs: Date.now() - start };
  } finally {
    await shift.end();
  }
}

/** What a storm strikes, chance decides; one answer that is never heard, and one dead worker, are in every day. */
async function firstBlow(shift: Shift): Promise<void> {
  const { place } = shift;
  const seat = shift.seat(0);
  const [patient] = seat.patients;
  if (patient === undefined) throw new Error('There is nobody to write to.');
  shift.strike({ kind: 'drop-answer', times: 1, method: 'PUT' });
  await shift.write(seat, patient);
  await until(
    'the answer to the first reply was dropped',
    () => Promise.resolve(place.computer().requests()),
    (requests) => requests.some(({ fault }) => fault === 'drop-answer'),
  );
  await shift.killWorkers();
}

async function work(
  shift: Shift,
  random: () => number,
  { replies, plugs }: Omit<DayOptions, 'seed'>,
): Promise<void> {
  const anySeat = (): Seat => shift.seat(Math.floor(random() * shift.seats.length));
  let plugsLeft = plugs;
  while (shift.replies < replies) {
    const seat = anySeat();
    const patient = seat.patients[Math.floor(random() * seat.patients.length)];
    const count = 1 + Math.floor(random() * Math.min(IN_ONE_GO, replies - shift.replies));
    if (patient) await shift.write(seat, patient, count);
    if (random() < CRASH_CHANCE) await shift.crash(anySeat());
    if (plugsLeft === 0 || shift.replies / replies < 1 - plugsLeft / (plugs + 1)) continue;
    plugsLeft -= 1;
    await shift.pullThePlug();
  }
}
