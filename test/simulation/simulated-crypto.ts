import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

import type { SeededRandom } from './seeded-random.js';

interface Key {
  readonly type: 'secret';
  readonly raw: Uint8Array;
}

interface Gcm {
  readonly iv: Uint8Array;
  readonly additionalData?: Uint8Array;
}

const TAG_BYTES = 16;

/** WebCrypto's part that the store uses: the same ciphers, with keys and numbers that a seed makes. */
export function cryptoFor(random: SeededRandom): object {
  const fill = (array: Uint8Array): Uint8Array => {
    for (let at = 0; at < array.length; at++) array[at] = random.below(256);
    return array;
  };
  const makeKey = (): Key => ({ type: 'secret', raw: fill(new Uint8Array(32)) });
  return {
    randomUUID: () => random.uuid(),
    getRandomValues: fill,
    subtle: {
      digest: (_name: string, bytes: Uint8Array) =>
        bufferOf(createHash('sha256').update(bytes).digest()),
      generateKey: makeKey,
      encrypt: (how: Gcm, key: Key, plain: Uint8Array) => seal(how, key, plain),
      decrypt: (how: Gcm, key: Key, cipher: Uint8Array) => open(how, key, cipher),
      wrapKey: (_format: string, key: Key, wrapping: Key, how: Gcm) => seal(how, wrapping, key.raw),
      unwrapKey: (_format: string, wrapped: Uint8Array, wrapping: Key, how: Gcm): Key => ({
        type: 'secret',
        raw: new Uint8Array(open(how, wrapping, wrapped)),
      }),
    },
  };
}

function seal({ iv, additionalData }: Gcm, { raw }: Key, plain: Uint8Array): ArrayBuffer {
  const cipher = createCipheriv('aes-256-gcm', raw, iv);
  if (additionalData) cipher.setAAD(additionalData);
  return bufferOf(Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
}

function open({ iv, additionalData }: Gcm, { raw }: Key, sealed: Uint8Array): ArrayBuffer {
  const decipher = createDecipheriv('aes-256-gcm', raw, iv);
  if (additionalData) decipher.setAAD(additionalData);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const cipher = sealed.subarray(0, sealed.length - TAG_BYTES);
  return bufferOf(Buffer.concat([decipher.update(cipher), decipher.final()]));
}

function bufferOf(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
