import { expect } from '@open-wc/testing';

import { isDue, isLocked, type OutboxEntry } from '../../src/model/outbox-entry.js';
import { parkedByLock, resumed, unlocked } from '../../src/model/outbox-parking.js';
import { anEntry } from '../support/an-entry.js';

const NOW = 1_800_000_000_000;

const WAITING = anEntry({
  attempts: 3,
  composedAt: NOW - 60_000,
  nextAt: NOW - 1,
  lastError: { reason: 'no-answer' },
});

function lockedOf(entry: OutboxEntry): OutboxEntry {
  return parkedByLock(entry) ?? entry;
}

suite('queued work behind a lock', () => {
  test('leaves for nobody’s word but the unlocking', () => {
    const locked = lockedOf(WAITING);
    expect(isLocked(locked)).to.equal(true);
    expect(isDue(WAITING, NOW)).to.equal(true);
    expect([isDue(locked, NOW), isDue(locked, NOW, true)]).to.deep.equal([false, false]);
    expect(resumed(locked, NOW)).to.equal(undefined);
  });

  test('waits afterwards for what it waited for before', () => {
    const { beforeLock, ...free } = unlocked(lockedOf(WAITING)) ?? WAITING;
    expect([free, beforeLock]).to.deep.equal([WAITING, undefined]);
  });

  test('that waits for a sign-in or a decision is left as it is, by both', () => {
    for (const entry of [
      { ...WAITING, state: 'parked', lastError: { reason: 'sign-in-needed' } },
      { ...WAITING, state: 'held', lastError: { reason: 'moved-on' } },
      { ...WAITING, state: 'refused', lastError: { reason: 'gone' } },
    ] as const)
      expect([parkedByLock(entry), unlocked(entry)]).to.deep.equal([undefined, undefined]);
  });
});
