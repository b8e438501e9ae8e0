import { expect } from '@open-wc/testing';

import { isFed, isWhole, type CycleFetch } from '../../src/model/cycle-fetch.js';

/** A full pull at 1000 that reached back to October. */
function standing(fetch?: Omit<CycleFetch, 'cycle'>) {
  return {
    heldSince: '2026-10-01',
    fullPulledAt: 1_000,
    fetch: fetch && { cycle: '2026-09-01', ...fetch },
  };
}

suite('a billing cycle on this device', () => {
  test('is whole as far back as the full pull reached', () => {
    expect(isWhole('2026-10-01', standing())).to.equal(true);
    expect(isWhole('2026-09-30', standing())).to.equal(false);
    const never = { heldSince: undefined, fullPulledAt: undefined, fetch: undefined };
    expect(isWhole('2026-10-01', never)).to.equal(false);
  });

  test('of an earlier time is whole once it was fetched, until a full pull removes it', () => {
    expect(isWhole('2026-09-01', standing({ wantedAt: 1_500 }))).to.equal(false);
    expect(isWhole('2026-09-01', standing({ fetchedAt: 1_500 }))).to.equal(true);
    expect(isFed('2026-09-01', standing({ fetchedAt: 1_500 }))).to.equal(false);
    expect(isWhole('2026-09-01', standing({ fetchedAt: 999 }))).to.equal(false);
  });

  test('is not whole once lines went with a conversation, until it is fetched or pulled anew', () => {
    expect(isWhole('2026-10-01', standing({ cutAt: 1_200 }))).to.equal(false);
    expect(isFed('2026-10-01', standing({ cutAt: 1_200 }))).to.equal(false);
    expect(isWhole('2026-10-01', standing({ cutAt: 1_200, fetchedAt: 1_100 }))).to.equal(false);
    expect(isWhole('2026-10-01', standing({ cutAt: 1_200, fetchedAt: 1_300 }))).to.equal(true);
    expect(isWhole('2026-10-01', standing({ cutAt: 900 }))).to.equal(true);
  });
});
