import type { BillingCycle } from './settings.js';

/** Days of the clinic as `2026-11-22`: from `start` on, up to the day before `end`. */
export interface CycleDays {
  readonly id: string;
  readonly start: string;
  readonly end: string;
}

/** The cycle that a day belongs to. Its id is its first day. */
export function cycleOf(cycle: BillingCycle, date: string): CycleDays {
  const last = [-2, -1, 0, 1].map((months) => lastDay(cycle, date, months));
  const at = last.findIndex((day) => day >= date);
  const start = dayAfter(last[at - 1] ?? date);
  return { id: start, start, end: dayAfter(last[at] ?? date) };
}

/** The calendar's day at a moment, in the clinic's zone. */
export function dayIn(timeZone: string, time: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(time);
}

/** The last day of the cycle that ends so many months from a day: what comes in on it still counts. */
function lastDay(cycle: BillingCycle, date: string, months: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  const monthEnd = new Date(Date.UTC(year, month + months, 0));
  if (cycle.kind === 'calendar-month') return isoDay(monthEnd);
  monthEnd.setUTCDate(Math.min(cycle.day, monthEnd.getUTCDate()));
  const day = isoDay(monthEnd);
  return cycle.roll === 'none' ? day : nextBusinessDay(day, cycle.holidays);
}

function nextBusinessDay(day: string, holidays: readonly string[]): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const isFree = weekday === 0 || weekday === 6 || holidays.includes(day);
  return isFree ? nextBusinessDay(dayAfter(day), holidays) : day;
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return isoDay(next);
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
