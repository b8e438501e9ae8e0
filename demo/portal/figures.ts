import { language } from './words.js';

/** The clinic's own, as everywhere in Intray: the phone and the inbox name the same moment alike. */
const TIME_ZONE = 'America/Toronto';

const KILOBYTE = 1_024;
const MEGABYTE = 1_048_576;

/** "9:31" today, "Nov 20, 9:31" before. */
export function timeWords(time: number, now: number): string {
  const clock = formatted({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, time);
  const day = formatted({ month: 'short', day: 'numeric' }, time);
  const shortClock = clock.replace(/^0(?=\d)/u, '');
  const isToday = day === formatted({ month: 'short', day: 'numeric' }, now);
  return isToday ? shortClock : `${day}, ${shortClock}`;
}

/** "Nov 29": the day on which a file goes. */
export function dayWords(time: number): string {
  return formatted({ month: 'short', day: 'numeric' }, time);
}

/** "Tue, Nov 24, 2026, 10:42": the clinic's clock. */
export function clockWords(time: number): string {
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  return formatted({ ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, time);
}

/** "84 kB": as large as a person needs to know. */
export function sizeWords(bytes: number): string {
  const large = bytes >= MEGABYTE;
  const unit = { style: 'unit', unit: large ? 'megabyte' : 'kilobyte' } as const;
  const count = large ? bytes / MEGABYTE : Math.max(1, bytes / KILOBYTE);
  return new Intl.NumberFormat(language(), {
    ...unit,
    maximumFractionDigits: large ? 1 : 0,
  }).format(count);
}

function formatted(format: Intl.DateTimeFormatOptions, time: number): string {
  return new Intl.DateTimeFormat(language(), { ...format, timeZone: TIME_ZONE }).format(time);
}
