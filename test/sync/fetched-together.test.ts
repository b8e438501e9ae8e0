import { expect } from '@open-wc/testing';

import { nextShortest, SHORTEST_HELD_MS } from '../../src/sync/fetched-together.js';

suite('changes that the server tells while it holds a request', () => {
  test('are fetched together in a stream, each time more of them, at most a second of it', () => {
    const pauses = [SHORTEST_HELD_MS];
    for (let n = 0; n < 3; n++) pauses.push(nextShortest(pauses.at(-1) ?? 0, 10));
    expect(pauses).to.deep.equal([250, 500, 1_000, 1_000]);
  });

  test('are fetched at once again after a quiet moment', () => {
    expect(nextShortest(1_000, 1_000)).to.equal(SHORTEST_HELD_MS);
  });
});
