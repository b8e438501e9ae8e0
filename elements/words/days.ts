const STYLES = {
  day: { month: 'short', day: 'numeric' },
  dayOfYear: { year: 'numeric', month: 'short', day: 'numeric' },
  wholeDay: { month: 'long', day: 'numeric' },
  whole: { year: 'numeric', month: 'long', day: 'numeric' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DayStyle = keyof typeof STYLES;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** A day of the clinic, `2026-11-22`, in words; it has no time zone any more. */
export function dayWords(day: string, locale: string, style: DayStyle): string {
  const key = `${style} ${locale}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone: 'UTC' });
    formatters.set(key, formatter);
  }
  const words = formatter.format(Date.parse(day));
  return locale.startsWith('fr') ? words.replace(/^1(?=\s)/u, '1er') : words;
}
