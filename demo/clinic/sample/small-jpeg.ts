/**
 * A real JPEG of flat grey squares, eight pixels wide: one line of text for each row of squares, from `0`
 * (black) to `9` (white). Baseline, one component, and of each square only its mean.
 */
export function smallJpeg(rows: readonly string[]): Uint8Array {
  const width = rows[0]?.length ?? 0;
  const size = [...twoBytes(rows.length * 8), ...twoBytes(width * 8)];
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, [...ascii('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xdb, [0, ...Array<number>(64).fill(STEP)]),
    ...segment(0xc0, [8, ...size, 1, 1, 0x11, 0]),
    ...segment(0xc4, [0x00, ...lengthCounts(MEAN_LENGTHS), ...MEAN_LENGTHS.keys()]),
    ...segment(0xc4, [0x10, ...lengthCounts([1]), 0]),
    ...segment(0xda, [1, 1, 0x00, 0, 63, 0]),
    ...scan(rows.join('')),
    ...[0xff, 0xd9],
  ]);
}

/** With this step the mean of a square is coded as its grey minus 128. */
const STEP = 8;
const LEVELS = 9;
/** How long the code of each size of a difference is, as in the standard's own table. */
const MEAN_LENGTHS = [2, 3, 3, 3, 3, 3, 4, 5, 6];
/** The rest of a square is empty: one code, one bit. */
const EMPTY = '0';

function segment(marker: number, bytes: readonly number[]): number[] {
  return [0xff, marker, ...twoBytes(bytes.length + 2), ...bytes];
}

function lengthCounts(lengths: readonly number[]): number[] {
  return Array.from(
    { length: 16 },
    (_, at) => lengths.filter((length) => length === at + 1).length,
  );
}

function scan(squares: string): number[] {
  let before = 0;
  let bits = '';
  for (const square of squares) {
    const mean = Math.round((Number(square) * 255) / LEVELS) - 128;
    bits += difference(mean - before) + EMPTY;
    before = mean;
  }
  return stuffed(bits);
}

/** The code of how many bits a difference needs, then those bits; a negative one has all of them turned. */
function difference(value: number): string {
  const length = value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1;
  const bits = value < 0 ? value + 2 ** length - 1 : value;
  const rest = length === 0 ? '' : bits.toString(2).padStart(length, '0');
  return `${MEAN_CODES[length] ?? ''}${rest}`;
}

const MEAN_CODES = MEAN_LENGTHS.map((length, at) => {
  const earlier = MEAN_LENGTHS.slice(0, at).reduce((sum, other) => sum + 2 ** -other, 0);
  return (earlier * 2 ** length).toString(2).padStart(length, '0');
});

/** Whole bytes, filled up with ones; after a byte that looks like a marker comes a zero. */
function stuffed(bits: string): number[] {
  const whole = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1').match(/.{8}/gu) ?? [];
  return whole
    .map((byte) => parseInt(byte, 2))
    .flatMap((byte) => (byte === 0xff ? [byte, 0] : [byte]));
}

function twoBytes(number: number): [number, number] {
  return [number >> 8, number & 0xff];
}

function ascii(text: string): number[] {
  return [...new TextEncoder().encode(text)];
}
