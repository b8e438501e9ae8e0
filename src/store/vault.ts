import { UnreadableError } from '../model/errors.js';

/** Of every row that does not say another one. */
const FIRST_VERSION = 1;
const IV_BYTES = 12;
const HEAD_BYTES = 1 + IV_BYTES;
/** Several screens of rows; an opened row costs about 1 kB. */
const KEPT_OPEN = 4_000;

/** One byte of payload version, 12 bytes of IV, ciphertext with its tag. */
export type Sealed = Uint8Array<ArrayBuffer>;

/**
 * Seals and opens what names or quotes people: AES-256-GCM, a fresh random IV for each record, bound to table,
 * row, version of its shape and user, so that no row can stand in for another and no shape is read as another. Call it outside transactions only: awaiting WebCrypto
 * inside one can commit half of it (measured).
 */
export class Vault {
  readonly #key: CryptoKey;
  readonly #userId: string;
  readonly #opened = new Map<string, unknown>();

  constructor(key: CryptoKey, userId: string) {
    this.#key = key;
    this.#userId = userId;
  }

  async seal(table: string, id: string, value: unknown, version?: number): Promise<Sealed> {
    return this.sealBytes(table, id, new TextEncoder().encode(JSON.stringify(value)), version);
  }

  async sealBytes(
    table: string,
    id: string,
    plain: Uint8Array<ArrayBuffer>,
    version = FIRST_VERSION,
  ): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const bound = this.#bound([table, id, version], iv);
    const cipher = await crypto.subtle.encrypt(bound, this.#key, plain);
    const sealed = new Uint8Array(HEAD_BYTES + cipher.byteLength);
    sealed[0] = version;
    sealed.set(iv, 1);
    sealed.set(new Uint8Array(cipher), HEAD_BYTES);
    return sealed;
  }

  /** Opened values are shared and must not be changed. Rejects with `UnreadableError`. */
  async open<Value>(table: string, id: string, sealed: Sealed, version?: number): Promise<Value> {
    const place = `${table}|${id}|${sealOf(sealed)}`;
    const known = this.#opened.get(place);
    if (known !== undefined) return known as Value;
    const bytes = await this.openBytes(table, id, sealed, version);
    const value = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
    this.#keep(place, value);
    return value as Value;
  }

  /** Never remembered. Rejects with `UnreadableError`. */
  async openBytes(
    table: string,
    id: string,
    sealed: Sealed,
    version = FIRST_VERSION,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const iv = sealed.slice(1, HEAD_BYTES);
    try {
      const bound = this.#bound([table, id, version], iv);
      const plain = await crypto.subtle.decrypt(bound, this.#key, sealed.subarray(HEAD_BYTES));
      return new Uint8Array(plain);
    } catch (cause) {
      throw new UnreadableError(`A row of ${table} does not open.`, { cause });
    }
  }

  /** Drops every opened value from memory. */
  forget(): void {
    this.#opened.clear();
  }

  #keep(place: string, value: unknown): void {
    if (this.#opened.size >= KEPT_OPEN) {
      const oldest = this.#opened.keys().next();
      if (!oldest.done) this.#opened.delete(oldest.value);
    }
    this.#opened.set(place, value);
  }

  #bound(place: readonly [string, string, number], iv: Uint8Array<ArrayBuffer>): AesGcmParams {
    const bound = [...place, this.#userId].join('|');
    return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(bound) };
  }
}

/** Each sealing has its own IV, so it names one value of one row, as (id, version) would. */
function sealOf(sealed: Sealed): string {
  return String.fromCharCode(...sealed.subarray(0, HEAD_BYTES));
}
