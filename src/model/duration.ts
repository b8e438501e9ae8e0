/** The parts of an ISO 8601 duration that a clinic uses, such as `P3D`, `P1W` or `PT12H`. */
export interface Duration {
  readonly weeks: number;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

const PATTERN =
  /^P(?:(?<weeks>\d+)W)?(?:(?<days>\d+)D)?(?:T(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:\d+S)?)?$/u;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Undefined: not a duration. */
export function parseDuration(text: string): Duration | undefined {
  const parts = PATTERN.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const whole = (name: keyof Duration): number => Number(parts[name] ?? 0);
  return {
    weeks: whole('weeks'),
    days: whole('days'),
    hours: whole('hours'),
    minutes: whole('minutes'),
  };
}

/** In ms; a day is 24 hours. Nothing for what is not a duration. */
export function durationMs(text: string): number {
  const { weeks, days, hours, minutes } = parseDuration(text) ?? NOTHING;
  return (weeks * 7 + days) * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS;
}

const NOTHING: Duration = { weeks: 0, days: 0, hours: 0, minutes: 0 };
