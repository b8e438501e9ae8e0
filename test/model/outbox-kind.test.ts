import { expect } from '@open-wc/testing';

import {
  isForPerson,
  laneHeads,
  mayTakeBack,
  stoppedAs,
  type OutboxEntry,
} from '../../src/model/outbox-entry.js';

const NOW = 1_000_000;

function entry(given: Partial<OutboxEntry>): OutboxEntry {
  return {
    seq: 1,
    id: `entry-${given.seq ?? 1}`,
    conversationId: 'c1',
    kind: 'reply',
    state: 'waiting',
    attempts: 0,
    heard: 0,
    composedAt: NOW - 60_000,
    nextAt: NOW - 1,
    author: 'staff-1',
    effect: {},
    ...given,
  };
}

suite('the lanes of a conversation', () => {
  test('an assignment keeps its order with replies, a comment passes them', () => {
    const entries = [
      entry({ seq: 1, kind: 'assignment', state: 'held' }),
      entry({ seq: 2 }),
      entry({ seq: 3, kind: 'comment' }),
    ];
    expect(laneHeads(entries).map(({ seq }) => seq)).to.deep.equal([1, 3]);
  });
});

suite('what the server does not take', () => {
  test('waits for a decision where there is one to make', () => {
    for (const kind of ['reply', 'assignment', 'status-change'] as const) {
      expect(stoppedAs({ kind }, 'held')).to.equal('held');
      expect(stoppedAs({ kind }, 'refused')).to.equal('refused');
    }
  });

  test('of a comment is seen, to be tried again or discarded, and never to be confirmed', () => {
    expect(stoppedAs({ kind: 'comment' }, 'held')).to.equal('refused');
    expect(isForPerson({ kind: 'comment', state: 'refused' })).to.equal(true);
    expect(isForPerson({ kind: 'comment', state: 'waiting' })).to.equal(false);
  });

  test('of a read mark is let go', () => {
    expect(stoppedAs({ kind: 'read-mark' }, 'refused')).to.equal('withdrawn');
  });

  test('a refused comment can be discarded though an attempt of it was never answered', () => {
    const refused = { kind: 'comment', state: 'refused', attempts: 2, heard: 1 } as const;
    expect(mayTakeBack(entry(refused))).to.equal(true);
  });
});
