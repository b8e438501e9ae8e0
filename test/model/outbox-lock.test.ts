import { expect } from '@open-wc/testing';

import { isDue, isLocked, type OutboxEntry } from '../../src/model/outbox-entry.js';
import { parkedByLock, resumed, unlocked } from '../../src/model/outbox-parking.js';

const NOW = 1_800_000_000_000;

const WAITING: OutboxEntry = {
  seq: 1,
  id: 'r-1',
  conversationId: 'c-1',
  kind: 'reply',
  state: 'waiting',
  attempts: 3,
  heard: 0,
  composedAt: NOW - 60_000,
  nextAt: NOW - 1,
  author: 'ana-ruiz',
  effect: {},
  lastError: { reason: 'no-answer' },
};

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
