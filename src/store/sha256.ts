/*
 * SHA-256 (FIPS 180-4) that takes its bytes piece by piece. WebCrypto takes whole buffers only: 25 MB then stand in
 * memory, and Chromium holds the page still while it takes them over (measured). Can go when WebCrypto takes streams.
 */

const BLOCK_BYTES = 64;
/** The length in bits ends the last block, in 8 bytes. */
const LENGTH_AT = 56;

/** The first 32 bits of the fractional parts of a root of each of the first primes. */
const PRIMES = firstPrimes(64);
const ROUND_WORDS = Int32Array.from(PRIMES, (prime) => fractionOf(Math.cbrt(prime)));
const START = Int32Array.from(PRIMES.slice(0, 8), (prime) => fractionOf(Math.sqrt(prime)));

/** The hash of bytes as they come, in order; for what is small and whole `sha256Of` is quicker. */
export class Sha256 {
  readonly #state = START.slice();
  readonly #words = new Int32Array(64);
  readonly #rest = new Uint8Array(BLOCK_BYTES);
  #resting = 0;
  #length = 0;

  add(bytes: Uint8Array): void {
    this.#length += bytes.length;
    let at = 0;
    if (this.#resting > 0) {
      at = Math.min(bytes.length, BLOCK_BYTES - this.#resting);
      this.#rest.set(bytes.subarray(0, at), this.#resting);
      this.#resting += at;
      if (this.#resting < BLOCK_BYTES) return;
      this.#take(this.#rest);
    }
    const end = bytes.length - ((bytes.length - at) % BLOCK_BYTES);
    this.#take(bytes.subarray(at, end));
    this.#rest.set(bytes.subarray(end));
    this.#resting = bytes.length - end;
  }

  /** In hex digits; nothing can be added after it. */
  end(): string {
    const length = this.#length;
    const padded = this.#resting < LENGTH_AT ? BLOCK_BYTES : BLOCK_BYTES * 2;
    const last = new Uint8Array(padded - this.#resting);
    last[0] = 0x80;
    const view = new DataView(last.buffer);
    view.setUint32(last.length - 8, Math.floor(length / 2 ** 29));
    view.setUint32(last.length - 4, length << 3);
    this.add(last);
    return Array.from(this.#state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }

  #take(blocks: Uint8Array): void {
    const view = new DataView(blocks.buffer, blocks.byteOffset, blocks.length);
    for (let at = 0; at < blocks.length; at += BLOCK_BYTES) {
      spread(this.#words, view, at);
      mix(this.#state, this.#words);
    }
  }
}

/** The sixteen words of a block become sixty-four. */
function spread(words: Int32Array, view: DataView, at: number): void {
  for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(at + i * 4);
  for (let i = 16; i < 64; i += 1) {
    const early = words[i - 15] ?? 0;
    const late = words[i - 2] ?? 0;
    const first = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const second = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    words[i] = (words[i - 16] ?? 0) + first + (words[i - 7] ?? 0) + second;
  }
}

/** The letters are those of the standard. */
function mix(state: Int32Array, words: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i += 1) {
    const choice = (e & f) ^ (~e & g);
    const sum = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const one = (h + sum + choice + (ROUND_WORDS[i] ?? 0) + (words[i] ?? 0)) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = (state[i] ?? 0) + word;
  });
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function fractionOf(root: number): number {
  return (root % 1) * 2 ** 32;
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n += 1)
    if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes;
}
