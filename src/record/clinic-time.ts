const MINUTE_MS = 60_000;

/** Moments in the clinic's zone, each with its difference from UTC, so that the repeated hour of autumn is told apart. */
export class ClinicTime {
  /** The zone in which the times are written. */
  readonly zone: string;
  readonly #offsets: Intl.DateTimeFormat;

  constructor(zone: string) {
    this.#offsets = offsetsOf(zone) ?? new Intl.DateTimeFormat('en-CA', styleIn('UTC'));
    this.zone = this.#offsets.resolvedOptions().timeZone;
  }

  /** `2026-11-24 12:00 -05:00`: read alike in English and French, and the same in every browser. */
  at(moment: number): string {
    const iso = this.iso(moment);
    return `${iso.slice(0, 10)} ${iso.slice(11, 16)} ${iso.slice(19)}`;
  }

  /** `2026-11-24T12:00:00-05:00`. */
  iso(moment: number): string {
    const offset = this.#offsetAt(moment);
    return new Date(moment + minutesOf(offset) * MINUTE_MS).toISOString().slice(0, 19) + offset;
  }

  /** `YYYY-MM-DD` at the clinic. */
  day(moment: number): string {
    return this.iso(moment).slice(0, 10);
  }

  #offsetAt(moment: number): string {
    return /[+-]\d\d:\d\d/u.exec(this.#offsets.format(moment))?.[0] ?? '+00:00';
  }
}

function minutesOf(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
  return offset.startsWith('-') ? -minutes : minutes;
}

function styleIn(timeZone: string): Intl.DateTimeFormatOptions {
  return { timeZone, timeZoneName: 'longOffset' };
}

function offsetsOf(zone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-CA', styleIn(zone));
  } catch {
    return undefined;
  }
}
