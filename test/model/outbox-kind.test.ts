import { expect } from '@open-wc/testing';

import { addressOf } from '../../src/model/outbox-kind.js';
import {
  isForPerson,
  laneHeads,
  mayTakeBack,
  stoppedAs,
  type OutboxEntry,
} from '../../src/model/outbox-entry.js';
import { anEntry } from '../support/an-entry.js';

const NOW = 1_000_000;

function entry(given: Partial<OutboxEntry>): OutboxEntry {
  return anEntry({ composedAt: NOW - 60_000, nextAt: NOW - 1, ...given });
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

  test('of a read mark and of a notice mark is let go', () => {
    for (const kind of ['read-mark', 'notice-mark'] as const)
      expect(stoppedAs({ kind }, 'refused')).to.equal('withdrawn');
  });

  test('a refused comment can be discarded though an attempt of it was never answered', () => {
    const refused = { kind: 'comment', state: 'refused', attempts: 2, heard: 1 } as const;
    expect(mayTakeBack(entry(refused))).to.equal(true);
  });
});

suite('where a queued write goes', () => {
  test('a reply goes below its conversation', () => {
    const place = { kind: 'reply', conversationId: 'c1', id: 'r1' } as const;
    expect(addressOf(place)).to.deep.equal(['conversations', 'c1', 'replies', 'r1']);
  });

  test('a notice mark is the person’s own, whatever conversation it is about', () => {
    const place = { kind: 'notice-mark', conversationId: 'c1', id: 'n1' } as const;
    expect(addressOf(place)).to.deep.equal(['notice-marks', 'n1']);
  });
});
