import { expect } from '@open-wc/testing';

import { sha256Of } from '../../src/store/digest.js';
import { Sha256 } from '../../src/store/sha256.js';
import { someBytes } from '../support/some-file.js';

function inPieces(bytes: Uint8Array, lengths: readonly number[]): string {
  const hash = new Sha256();
  let at = 0;
  for (let i = 0; at < bytes.length; i += 1) {
    const end = at + (lengths[i % lengths.length] ?? 1);
    hash.add(bytes.subarray(at, end));
    at = end;
  }
  return hash.end();
}

suite('a hash of bytes as they come', () => {
  test('is the one that the browser makes of the whole, at every length around a block', async () => {
    for (let length = 0; length <= 200; length += 1) {
      const bytes = someBytes(length);
      expect(inPieces(bytes, [length || 1]), String(length)).to.equal(await sha256Of(bytes));
    }
  });

  test('is the same however the bytes were cut', async () => {
    const bytes = someBytes(300_001);
    const told = await sha256Of(bytes);
    for (const lengths of [[1, 63, 64, 65], [7], [262_144], [55, 9, 56, 8]])
      expect(inPieces(bytes, lengths), String(lengths)).to.equal(told);
  });

  test('of the words of the standard is that of the standard', () => {
    expect(inPieces(new TextEncoder().encode('abc'), [2])).to.equal(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
