import { bytesOf, PDF } from './file-bytes.js';

/** A file as a person picks it: a PDF by its first bytes, no two of its parts alike. */
export function someFile(name = 'form.pdf', size = 1_000, seed = 7): File {
  const bytes = someBytes(size, seed);
  bytes.set(PDF.subarray(0, size));
  return new File([bytes], name);
}

export function someBytes(size: number, seed = 7): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let at = 0, value = seed; at < size; at++) {
    value = (value * 1_103_515_245 + 12_345) % 2_147_483_648;
    bytes[at] = value >> 16;
  }
  return bytes;
}

export function textFile(name: string, text: string, type = ''): File {
  return new File([bytesOf(text)], name, { type });
}
