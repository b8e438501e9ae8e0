/** SHA-256 (FIPS 180-4) in one go, so that a file is checked and stored without a pause in between. */
export function sha256(bytes: Uint8Array): string {
  const words = padded(bytes);
  const hash = Uint32Array.from(START);
  const schedule = new Uint32Array(64);
  for (let at = 0; at < words.length; at += 16) mix(hash, schedule, words.subarray(at, at + 16));
  return [...hash].map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** The constants are the first bits of roots of the first primes: nothing can be hidden in them. */
const PRIMES = firstPrimes(64);
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const ROUND = Uint32Array.from(PRIMES.map((prime) => fraction(Math.cbrt(prime))));

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number++) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  }
  return primes;
}

function fraction(number: number): number {
  return Math.floor((number % 1) * 2 ** 32);
}

function padded(bytes: Uint8Array): Uint32Array {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const view = new DataView(new ArrayBuffer(length));
  new Uint8Array(view.buffer).set(bytes);
  view.setUint8(bytes.length, 0x80);
  view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(length - 4, bytes.length << 3);
  return Uint32Array.from({ length: length / 4 }, (_, at) => view.getUint32(at * 4));
}

function mix(hash: Uint32Array, w: Uint32Array, chunk: Uint32Array): void {
  fill(w, chunk);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let at = 0; at < 64; at++) {
    const one = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const first = (h + one + ((e & f) ^ (~e & g)) + at32(ROUND, at) + at32(w, at)) | 0;
    const two = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const second = (two + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [at, value] of [a, b, c, d, e, f, g, h].entries()) hash[at] = at32(hash, at) + value;
}

function fill(w: Uint32Array, chunk: Uint32Array): void {
  w.set(chunk);
  for (let at = 16; at < 64; at++) {
    const [x, y] = [at32(w, at - 15), at32(w, at - 2)];
    const zero = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const one = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    w[at] = at32(w, at - 16) + zero + at32(w, at - 7) + one;
  }
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function at32(words: Uint32Array, at: number): number {
  return words[at] ?? 0;
}
