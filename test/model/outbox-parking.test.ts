import { expect } from '@open-wc/testing';

import { parkedFor, resumed } from '../../src/model/outbox-parking.js';
import { anEntry } from '../support/an-entry.js';

const NOW = 1_000_000;

const ENTRY = anEntry({ composedAt: NOW, nextAt: NOW + 10_000 });

suite('after signing in again', () => {
  test('a reply that was never attempted can still be undone for as long as before', () => {
    const again = resumed(parkedFor(ENTRY, 'sign-in-needed'), NOW + 2_000);
    expect([again?.state, again?.nextAt]).to.deep.equal(['waiting', NOW + 10_000]);
  });

  test('one that was attempted leaves at once, however often it had been tried', () => {
    const pauseAfter = (attempts: number, composedAt = NOW) => {
      const parked = parkedFor({ ...ENTRY, attempts, composedAt }, 'other-user');
      return (resumed(parked, NOW)?.nextAt ?? 0) - NOW;
    };
    expect([pauseAfter(1), pauseAfter(9)]).to.deep.equal([0, 0]);
    // Not all devices of a clinic in one moment.
    expect(pauseAfter(9, NOW + 640)).to.equal(640);
  });

  test('one that is refused again right after a sign-in pauses, longer each time', () => {
    let entry = { ...ENTRY, attempts: 2 };
    const pauses = [0, 1, 2].map(() => {
      const free = resumed(parkedFor(entry, 'sign-in-needed'), NOW) ?? entry;
      entry = { ...free, attempts: free.attempts + 1 };
      return free.nextAt - NOW;
    });
    expect(pauses).to.deep.equal([0, 8_000, 16_000]);
  });

  test('a sign-out long after that does not count as one', () => {
    const free = resumed(parkedFor({ ...ENTRY, attempts: 2 }, 'sign-in-needed'), NOW) ?? ENTRY;
    const later = parkedFor({ ...free, attempts: 7 }, 'sign-in-needed');
    expect(resumed(later, NOW)?.nextAt).to.equal(NOW);
  });

  test('what a stranger answered still waits for its own moment', () => {
    const parked = { ...ENTRY, state: 'parked', lastError: { reason: 'not-ours' } } as const;
    expect(resumed(parked, NOW)).to.equal(undefined);
  });
});
