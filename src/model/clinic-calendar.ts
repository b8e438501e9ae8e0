import { HOUR_MS, DAY_MS, MINUTE_MS, SECOND_MS } from './retry-delay.js';
import { parseDuration } from './duration.js';

/**
 * A moment (epoch ms) and a duration later by the calendar of a zone: days and weeks keep the hour on the clinic's
 * wall, whatever a change of the clocks makes of their length; hours and minutes are what they say. An hour that
 * does not exist is the one after the change, one that exists twice the first of the two. Undefined: not a duration.
 */
export function laterByCalendar(
  at: number,
  duration: string,
  timeZone: string,
): number | undefined {
  const parts = parseDuration(duration);
  if (parts === undefined) return undefined;
  const days = parts.weeks * 7 + parts.days;
  const onThatDay = days === 0 ? at : momentOf(wallAt(at, timeZone) + days * DAY_MS, timeZone);
  return onThatDay + parts.hours * HOUR_MS + parts.minutes * MINUTE_MS;
}

/*
 * A wall time is written as the epoch ms at which a clock in UTC shows it.
 */

function momentOf(wall: number, timeZone: string): number {
  const before = offsetAt(wall - DAY_MS, timeZone);
  const after = offsetAt(wall + DAY_MS, timeZone);
  const shown = [wall - before, wall - after].filter((at) => wallAt(at, timeZone) === wall);
  return shown.length > 0 ? Math.min(...shown) : wall - before;
}

function offsetAt(at: number, timeZone: string): number {
  return wallAt(at, timeZone) - at;
}

function wallAt(at: number, timeZone: string): number {
  const parts = new Map(
    formatIn(timeZone)
      .formatToParts(at)
      .map((one) => [one.type, one.value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => Number(parts.get(name));
  const whole = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return whole + (((at % SECOND_MS) + SECOND_MS) % SECOND_MS);
}

/** Making one costs a hundred times as much as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const digits = {
      month: '2-digit',
      day: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    } as const;
    const style = { ...digits, year: 'numeric', hour: '2-digit', hourCycle: 'h23' } as const;
    format = new Intl.DateTimeFormat('en-CA', { ...style, timeZone });
    formats.set(timeZone, format);
  }
  return format;
}
