import { expect } from '@open-wc/testing';

import type { OutboxEntry } from '../../src/model/outbox-entry.js';
import { hasRoomFor, OUTBOX_CAP, roomIn } from '../../src/model/outbox-room.js';
import { anEntry } from '../support/an-entry.js';

function entry(seq: number, given: Partial<OutboxEntry> = {}): OutboxEntry {
  return anEntry({ seq, bytes: 1_000, ...given });
}

const many = (n: number, given: Partial<OutboxEntry> = {}): OutboxEntry[] =>
  Array.from({ length: n }, (_, seq) => entry(seq, given));

suite('the room in the outbox', () => {
  test('is little from four hundred of five hundred items, and none from five hundred', () => {
    const rooms = [399, 400, 499, 500].map((n) => roomIn(many(n), OUTBOX_CAP));
    expect(rooms).to.deep.equal(['enough', 'little', 'little', 'none']);
  });

  test('is measured in bytes too, with the files that have not left', () => {
    const bytes = 50_000_000;
    const rooms = [3, 4].map((n) => roomIn(many(n, { bytes }), OUTBOX_CAP));
    expect(rooms).to.deep.equal(['enough', 'none']);
    expect(hasRoomFor(entry(9, { bytes }), many(3, { bytes }), OUTBOX_CAP)).to.equal(true);
    expect(hasRoomFor(entry(9, { bytes: bytes + 1 }), many(3, { bytes }), OUTBOX_CAP)).to.equal(
      false,
    );
  });

  test('is not taken by what was sent or taken back, nor by marks', () => {
    const settled = [...many(300, { state: 'accepted' }), ...many(300, { state: 'withdrawn' })];
    const marks = many(600, { kind: 'read-mark' });
    expect(roomIn([...settled, ...marks], OUTBOX_CAP)).to.equal('enough');
    expect(hasRoomFor(entry(1), [...settled, ...marks, ...many(499)], OUTBOX_CAP)).to.equal(true);
    expect(hasRoomFor(entry(1), many(500, { state: 'held' }), OUTBOX_CAP)).to.equal(false);
  });
});
