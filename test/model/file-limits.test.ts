import { expect } from '@open-wc/testing';

import {
  isDuplicate,
  refusalOf,
  refusalTogether,
  type AttachmentLimits,
  type PickedFile,
  type StorageRoom,
} from '../../src/model/file-limits.js';

const MB = 1_000_000;
const LIMITS: AttachmentLimits = {
  count: 3,
  bytesEach: 25 * MB,
  bytesTotal: 50 * MB,
  types: ['application/pdf', 'image/jpeg'],
};

function refusal(file: Partial<PickedFile>, kept: number[] = [], room: StorageRoom = {}): unknown {
  const picked = { name: 'form.pdf', type: '', size: MB, ...file };
  return refusalOf(
    picked,
    kept.map((size) => ({ size })),
    { limits: LIMITS, room },
  );
}

suite('limits of files', () => {
  test('each has a reason of its own, and the last byte that fits is taken', () => {
    expect(refusal({})).to.equal(undefined);
    expect(refusal({ size: 0 })).to.equal('empty');
    expect(refusal({ name: 'page.html' })).to.equal('wrong-type');
    expect(refusal({ size: 25 * MB })).to.equal(undefined);
    expect(refusal({ size: 25 * MB + 1 })).to.equal('too-large');
    expect(refusal({}, [1, 1, 1])).to.equal('too-many');
    expect(refusal({}, [24 * MB, 25 * MB])).to.equal(undefined);
    expect(refusal({ size: MB + 1 }, [24 * MB, 25 * MB])).to.equal('together-too-large');
  });

  test('the letters of an extension do not matter', () => {
    expect(refusal({ name: 'IMG_0001.JPG' })).to.equal(undefined);
  });

  test('a device without room says so before anything is read, and leaves room for words', () => {
    expect(refusal({}, [], { usage: 94 * MB, quota: 100 * MB })).to.equal(undefined);
    expect(refusal({}, [], { usage: 95 * MB, quota: 100 * MB })).to.equal('storage-full');
  });

  test('two files that were picked at once are counted together', () => {
    expect(refusalTogether({ size: 1 }, [{ size: 1 }, { size: 1 }], LIMITS)).to.equal(undefined);
    expect(refusalTogether({ size: 1 }, [{ size: 50 * MB }], LIMITS)).to.equal(
      'together-too-large',
    );
  });

  test('the same file again is one with the same name, size and bytes', () => {
    const file = { name: 'form.pdf', size: 5, sha256: 'aa' };
    expect(isDuplicate(file, [{ ...file }])).to.equal(true);
    const others = [
      { ...file, name: 'form (1).pdf' },
      { ...file, sha256: 'bb' },
    ];
    expect(isDuplicate(file, others)).to.equal(false);
  });
});
