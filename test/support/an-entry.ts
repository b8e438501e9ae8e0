import type { OutboxEntry } from '../../src/model/outbox-entry.js';

/** A reply of Ana Ruiz that waits and was never attempted, unless told otherwise. */
export function anEntry(given: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    seq: 1,
    id: `entry-${given.seq ?? 1}`,
    conversationId: 'c1',
    kind: 'reply',
    state: 'waiting',
    attempts: 0,
    heard: 0,
    composedAt: 0,
    nextAt: 0,
    author: 'ana-ruiz',
    effect: {},
    ...given,
  };
}
