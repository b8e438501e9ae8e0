import { expect } from '@open-wc/testing';

import type { OutboxEntry } from '../../src/model/outbox-entry.js';
import { parkedFor, resumed } from '../../src/model/outbox-parking.js';

const NOW = 1_000_000;

const ENTRY: OutboxEntry = {
  seq: 1,
  id: 'r1',
  conversationId: 'c1',
  kind: 'reply',
  state: 'waiting',
  attempts: 0,
  heard: 0,
  composedAt: NOW,
  nextAt: NOW + 10_000,
  author: 'ana-ruiz',
  effect: {},
};

suite('after signing in again', () => {
  test('a reply that was never attempted can still be undone for as long as before', () => {
    const again = resumed(parkedFor(ENTRY, 'sign-in-needed'), NOW + 2_000);
    expect([again?.state, again?.nextAt]).to.deep.equal(['waiting', NOW + 10_000]);
  });

  test('one that was attempted leaves at once, or after a pause where it failed more than once', () => {
    const nextAfter = (attempts: number) =>
      resumed(parkedFor({ ...ENTRY, attempts }, 'other-user'), NOW)?.nextAt;
    expect(nextAfter(1)).to.equal(NOW);
    expect(nextAfter(2)).to.equal(NOW + 4_000);
  });

  test('what a stranger answered still waits for its own moment', () => {
    const parked = { ...ENTRY, state: 'parked', lastError: { reason: 'not-ours' } } as const;
    expect(resumed(parked, NOW)).to.equal(undefined);
  });
});
