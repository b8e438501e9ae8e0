import { expect } from '@open-wc/testing';

import { clampRetryAfter, HOUR_MS, MINUTE_MS, retryDelay } from '../../src/model/retry-delay.js';

const JUST_BELOW_ONE = 1 - Number.EPSILON;

suite('retry delay', () => {
  test('the first retry comes within two seconds', () => {
    expect(retryDelay(0, JUST_BELOW_ONE)).to.equal(1_999);
  });

  test('the longest wait doubles with every attempt', () => {
    expect([1, 2, 3].map((attempts) => retryDelay(attempts, 0.5))).to.deep.equal([
      2_000, 4_000, 8_000,
    ]);
  });

  test('no wait is longer than five minutes, however often it failed', () => {
    expect(retryDelay(8, JUST_BELOW_ONE)).to.be.below(5 * MINUTE_MS);
    expect(retryDelay(100_000, JUST_BELOW_ONE)).to.equal(5 * MINUTE_MS - 1);
  });

  test('many devices that failed together come back spread over the whole wait', () => {
    expect([0, 0.25, 0.75].map((random) => retryDelay(3, random))).to.deep.equal([
      0, 4_000, 12_000,
    ]);
  });
});

suite('Retry-After of a server', () => {
  test('a sensible one is kept', () => {
    expect(clampRetryAfter(90_000)).to.equal(90_000);
  });

  test('zero or a time that has passed waits one second', () => {
    expect([0, -5_000].map(clampRetryAfter)).to.deep.equal([1_000, 1_000]);
  });

  test('a day is cut to one hour', () => {
    expect(clampRetryAfter(24 * HOUR_MS)).to.equal(HOUR_MS);
  });
});
