const KILOBYTE = 1024;
const MEGABYTE = KILOBYTE * KILOBYTE;

export interface SizeWords {
  /** 84 KB, 2.1 MB. */
  readonly size: (bytes: number) => string;
  /** How much of it is done, both in the unit of the whole: 52 of 84 KB. */
  readonly progress: (done: number, size: number) => string;
}

/** Sizes of files in a language's digits and units; what is less than a kilobyte counts as one. */
export function sizesIn(
  locale: string,
  { kilo, mega, of }: { readonly kilo: string; readonly mega: string; readonly of: string },
): SizeWords {
  const digits = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const number = (bytes: number, unit: number): string => {
    const value = bytes / unit;
    return unit === MEGABYTE && value < 10 ? tenths.format(value) : digits.format(value);
  };
  const unitOf = (bytes: number): number => (bytes < 1000 * KILOBYTE ? KILOBYTE : MEGABYTE);
  const whole = (bytes: number): string => {
    const unit = unitOf(bytes);
    return `${number(Math.max(bytes, KILOBYTE), unit)}\u00a0${unit === KILOBYTE ? kilo : mega}`;
  };
  return {
    size: whole,
    progress: (done, size) => `${number(done, unitOf(size))} ${of} ${whole(size)}`,
  };
}
