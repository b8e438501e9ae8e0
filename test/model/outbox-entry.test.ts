import { expect } from '@open-wc/testing';

import {
  isDue,
  isLeaseOver,
  laneHeads,
  mayTakeBack,
  mustWithdraw,
  type OutboxEntry,
  type OutboxState,
} from '../../src/model/outbox-entry.js';
import { anEntry } from '../support/an-entry.js';

const NOW = 1_000_000;

function entry(given: Partial<OutboxEntry> = {}): OutboxEntry {
  return anEntry({ composedAt: NOW - 60_000, nextAt: NOW - 1, ...given });
}

suite('lane heads', () => {
  const headIds = (entries: readonly OutboxEntry[]) => laneHeads(entries).map(({ seq }) => seq);

  test('only the oldest unfinished reply of a conversation may leave', () => {
    expect(headIds([entry({ seq: 3 }), entry({ seq: 2 }), entry({ seq: 4 })])).to.deep.equal([2]);
  });

  test('a finished reply stands in nobody’s way', () => {
    const entries = [
      entry({ seq: 1, state: 'accepted' }),
      entry({ seq: 2, state: 'withdrawn' }),
      entry({ seq: 3 }),
    ];
    expect(headIds(entries)).to.deep.equal([3]);
  });

  for (const state of ['held', 'refused', 'parked', 'sending'] as const) {
    test(`a reply that is ${state} keeps the later ones back`, () => {
      expect(headIds([entry({ seq: 1, state }), entry({ seq: 2 })])).to.deep.equal([1]);
    });
  }

  test('read marks pass a held reply in their own lane', () => {
    const entries = [entry({ seq: 1, state: 'held' }), entry({ seq: 2, kind: 'read-mark' })];
    expect(headIds(entries)).to.deep.equal([1, 2]);
  });

  test('conversations do not wait for each other, and the oldest work comes first', () => {
    const entries = [
      entry({ seq: 5, conversationId: 'c2' }),
      entry({ seq: 4, conversationId: 'c1' }),
      entry({ seq: 6, conversationId: 'c1' }),
    ];
    expect(headIds(entries)).to.deep.equal([4, 5]);
  });

  test('closing waits for the reply that was queued before it', () => {
    expect(headIds([entry({ seq: 1 }), entry({ seq: 2, kind: 'status-change' })])).to.deep.equal([
      1,
    ]);
  });

  test('an empty outbox has none', () => {
    expect(laneHeads([])).to.deep.equal([]);
  });
});

suite('due', () => {
  test('a waiting reply is due from its moment on, not before', () => {
    expect(isDue(entry({ nextAt: NOW }), NOW)).to.equal(true);
    expect(isDue(entry({ nextAt: NOW + 1 }), NOW)).to.equal(false);
  });

  test('a parked reply is due when its time has come', () => {
    expect(isDue(entry({ state: 'parked' }), NOW)).to.equal(true);
  });

  for (const state of ['held', 'refused'] as const) {
    test(`a ${state} reply waits for a person, however late it is`, () => {
      expect(isDue(entry({ state, nextAt: 0 }), NOW)).to.equal(false);
    });

    test(`a ${state} reply is due once a person takes it back`, () => {
      expect(isDue(entry({ state, withdraw: 'edit' }), NOW)).to.equal(true);
    });
  }

  test('a reply that somebody is sending may be asked for; the lease tells whether they still are', () => {
    const lease = { owner: 'tab', until: NOW + 1, fence: 1 };
    const sending = entry({ state: 'sending', lease });
    expect(isDue(sending, NOW)).to.equal(true);
    expect(isLeaseOver(sending, NOW)).to.equal(false);
    expect(isLeaseOver(sending, NOW + 1)).to.equal(true);
  });

  test('the line coming back ends a back-off after silence, not an undo window or a server’s wish', () => {
    const later = { nextAt: NOW + 60_000, attempts: 1 };
    const eager = (given: Partial<OutboxEntry>) => isDue(entry({ ...later, ...given }), NOW, true);
    expect(eager({ lastError: { reason: 'no-answer' } })).to.equal(true);
    expect(eager({ attempts: 0 })).to.equal(false);
    expect(eager({ lastError: { reason: 'server-busy' } })).to.equal(false);
  });

  for (const state of ['accepted', 'withdrawn'] as const) {
    test(`a reply that is ${state} is never sent again`, () => {
      expect(isDue(entry({ state, nextAt: 0 }), NOW)).to.equal(false);
    });
  }
});

suite('taking a reply back', () => {
  const asksServer = (state: OutboxState, attempts: number, heard: number) =>
    mustWithdraw(entry({ state, attempts, heard }));

  test('one that never left this device needs no word from the server', () => {
    expect(asksServer('waiting', 0, 0)).to.equal(false);
  });

  test('one that was attempted may have arrived, so the server is asked', () => {
    expect(asksServer('waiting', 1, 0)).to.equal(true);
    expect(asksServer('held', 1, 1)).to.equal(true);
  });

  test('one refused at every attempt has not arrived', () => {
    expect(asksServer('refused', 1, 1)).to.equal(false);
    expect(asksServer('refused', 3, 3)).to.equal(false);
  });

  test('one refused after an attempt without an answer may have arrived before', () => {
    expect(asksServer('refused', 2, 1)).to.equal(true);
  });
});

suite('throwing closing away, which no server takes back', () => {
  const ends = (state: OutboxState, attempts: number, heard: number) =>
    mayTakeBack(entry({ kind: 'status-change', state, attempts, heard }));

  test('ends it where it never left this device', () => {
    expect(ends('waiting', 0, 0)).to.equal(true);
  });

  for (const state of ['held', 'refused'] as const) {
    test(`ends it where it was ${state}, also after an attempt without an answer`, () => {
      expect(ends(state, 2, 2)).to.equal(true);
      expect(ends(state, 2, 1)).to.equal(true);
    });
  }

  test('does nothing while it may be on its way', () => {
    expect(ends('waiting', 1, 0)).to.equal(false);
    expect(ends('sending', 1, 0)).to.equal(false);
  });
});
