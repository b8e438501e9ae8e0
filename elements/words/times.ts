import { parseDuration } from '../../src/model/duration.js';

const formatters = new Map<string, Intl.DateTimeFormat>();

const STYLES = {
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { month: 'short', day: 'numeric' },
  dayOfYear: { year: 'numeric', month: 'short', day: 'numeric' },
  weekday: { weekday: 'long', month: 'long', day: 'numeric' },
  weekdayShort: { weekday: 'short', month: 'short', day: 'numeric' },
  sortable: { year: 'numeric', month: '2-digit', day: '2-digit' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making a formatter costs more than a thousand uses of it. */
function format(style: keyof typeof STYLES, locale: string, timeZone: string, at: number): string {
  const key = `${style} ${locale} ${timeZone}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone });
    formatters.set(key, formatter);
  }
  return formatter.format(at);
}

const DAY_MS = 86_400_000;

/** A zone that this browser does not know would make every formatter throw. */
function knownZone(zone: string | undefined): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone === undefined) return own;
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return own;
  }
}

function agoIn(minutes: number): [number, Intl.RelativeTimeFormatUnit] {
  if (minutes < 60) return [minutes, 'minute'];
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? [hours, 'hour'] : [Math.floor(hours / 24), 'day'];
}

/** Moments in words, in the clinic's time zone and the reader's language. */
export class Times {
  readonly #zone: string;

  constructor(
    readonly locale: string,
    readonly zone: string | undefined,
  ) {
    this.#zone = knownZone(zone);
  }

  /** 9:12, or 9 h 12. */
  clock(at: number): string {
    return this.#in('clock', at).replace(/^0(?=\d)/u, '');
  }

  /** In a list: 9:12, "Yesterday", Nov 20, or with its year. */
  short(at: number, now: number, yesterday: string): string {
    if (this.isSameDay(at, now)) return this.clock(at);
    return this.isSameDay(at, now - DAY_MS) ? yesterday : this.date(at, now);
  }

  isSameDay(a: number, b: number): boolean {
    return this.dayOf(a) === this.dayOf(b);
  }

  date(at: number, now: number): string {
    const thisYear = this.dayOf(at).slice(0, 4) === this.dayOf(now).slice(0, 4);
    return this.#in(thisYear ? 'day' : 'dayOfYear', at);
  }

  /** A day to come: Fri, Nov 27. */
  weekday(at: number): string {
    return this.#in('weekdayShort', at);
  }

  /** An ISO 8601 duration: 3 days, 1 week. */
  duration(text: string): string {
    const { weeks = 0, days = 0, hours = 0, minutes = 0 } = parseDuration(text) ?? {};
    const parts = Object.entries({ week: weeks, day: days, hour: hours, minute: minutes });
    const said = parts.filter(([, count]) => count > 0);
    return said.map(([unit, count]) => this.#count(count, unit)).join(' ') || text;
  }

  /** How long ago: 10 min ago, 2 hr. ago. */
  ago(at: number, now: number): string {
    const minutes = Math.max(1, Math.round((now - at) / 60_000));
    const [count, unit] = agoIn(minutes);
    const options = { style: 'short', numeric: 'always' } as const;
    return new Intl.RelativeTimeFormat(this.locale, options).format(-count, unit);
  }

  /** Between messages: Monday, November 16. */
  divider(at: number, now: number): string {
    const year = this.dayOf(at).slice(0, 4);
    const words = this.#in('weekday', at);
    return year === this.dayOf(now).slice(0, 4) ? words : `${words}, ${year}`;
  }

  /** `YYYY-MM-DD` of that moment at the clinic. */
  dayOf(at: number): string {
    return format('sortable', 'en-CA', this.#zone, at);
  }

  /** A birth date is a day on the calendar, the same everywhere. */
  birthDate(date: string): string {
    const at = Date.parse(`${date}T00:00:00Z`);
    return Number.isNaN(at) ? date : format('dayOfYear', this.locale, 'UTC', at);
  }

  /** Whole years between a birth date and today at the clinic. */
  age(birthDate: string, now: number): number {
    const today = this.dayOf(now);
    const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
    return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
  }

  #count(count: number, unit: string): string {
    const options = { style: 'unit', unit, unitDisplay: 'long' } as const;
    return new Intl.NumberFormat(this.locale, options).format(count);
  }

  #in(style: keyof typeof STYLES, at: number): string {
    return format(style, this.locale, this.#zone, at);
  }
}
