/** How a clinic counts its cycles (`HEALTH.md` §6). Days of its calendar are written `2026-11-22`. */
export type BillingCycle =
  | { readonly kind: 'calendar-month' }
  | {
      readonly kind: 'monthly';
      /** The last day of a cycle, as a cut-off is named: what is accepted on it still counts. */
      readonly day: number;
      readonly roll: 'none' | 'next-business-day';
      readonly holidays: readonly string[];
    };

/** From `start` on, up to the day before `end`; the id is the first day. */
export interface CycleDays {
  readonly id: string;
  readonly start: string;
  readonly end: string;
}

/** Holidays in a row may carry a cut-off into the month that follows, never further. */
const LONGEST_ROLL_DAYS = 31;
const MONTHS_AROUND = [-3, -2, -1, 0, 1, 2];

/** The cycle that a day of the clinic belongs to. */
export function cycleOf(cycle: BillingCycle, day: string): CycleDays {
  const cutOffs = MONTHS_AROUND.map((months) => cutOff(cycle, day, months));
  const before = cutOffs.filter((one) => one < day).reduce(later);
  const after = cutOffs.filter((one) => one >= day).reduce(earlier);
  const start = addDays(before, 1);
  return { id: start, start, end: addDays(after, 1) };
}

/** The newest first, beginning with this one. */
export function cyclesBack(cycle: BillingCycle, from: CycleDays, count: number): CycleDays[] {
  const cycles = [from];
  for (let at = from; cycles.length < count; cycles.push(at)) {
    at = cycleOf(cycle, addDays(at.start, -1));
  }
  return cycles;
}

/** The last day that counts in the cycle ending about so many months from a day. */
function cutOff(cycle: BillingCycle, day: string, months: number): string {
  const wanted = cycle.kind === 'monthly' ? cycle.day : 31;
  const last = dayOfMonth(day, months, wanted);
  return cycle.kind === 'monthly' && cycle.roll === 'next-business-day'
    ? businessDayFrom(last, new Set(cycle.holidays))
    : last;
}

function businessDayFrom(day: string, holidays: ReadonlySet<string>): string {
  for (let roll = 0; roll <= LONGEST_ROLL_DAYS; roll++) {
    const at = addDays(day, roll);
    if (!isWeekend(at) && !holidays.has(at)) return at;
  }
  return day;
}

function isWeekend(day: string): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6;
}

/*
 * The calendar. Days are counted in UTC, where each has 24 hours; only `dayIn` knows of a time zone.
 */

const DAY_MS = 86_400_000;

const zones = new Map<string, Intl.DateTimeFormat>();

/** The calendar's day at a moment (epoch ms) in a zone. */
export function dayIn(timeZone: string, at: number): string {
  let format = zones.get(timeZone);
  if (format === undefined) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    format = new Intl.DateTimeFormat('en-CA', { ...parts, timeZone });
    zones.set(timeZone, format);
  }
  return format.format(at);
}

/** Whether it is a day of the calendar: not `2026-02-30`, nor a word. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/u.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && isoDay(at) === text;
}

export function addDays(day: string, count: number): string {
  return isoDay(Date.parse(day) + count * DAY_MS);
}

/** The same day of a later month, or that month's last where it is shorter. */
export function addMonths(day: string, count: number): string {
  return dayOfMonth(day, count, Number(day.slice(8)));
}

/** Negative where `to` is the earlier one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** The Sunday with which the week of a day begins. */
export function weekOf(day: string): string {
  return addDays(day, -weekdayOf(day));
}

/** Sunday is 0. */
function weekdayOf(day: string): number {
  return new Date(Date.parse(day)).getUTCDay();
}

function dayOfMonth(day: string, months: number, wanted: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const monthEnd = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return isoDay(Date.UTC(year, month - 1 + months, Math.min(wanted, monthEnd)));
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
