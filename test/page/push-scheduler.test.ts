import { expect } from '@open-wc/testing';

import type { OutboxEntry } from '../../src/model/outbox-entry.js';
import { delayUntilPush } from '../../src/page/push-scheduler.js';
import { anEntry } from '../support/an-entry.js';

const NOW = 1_000_000;

function entry(given: Partial<OutboxEntry> = {}): OutboxEntry {
  return anEntry({ composedAt: NOW, nextAt: NOW, ...given });
}

suite('the moment to push', () => {
  const delay = (...entries: OutboxEntry[]) => delayUntilPush(entries, NOW);

  test('is now for a reply that is due, and the end of the undo window for a new one', () => {
    expect(delay(entry())).to.equal(0);
    expect(delay(entry({ nextAt: NOW + 9_000 }))).to.equal(9_000);
  });

  test('is soon while somebody is sending, because they may have been killed', () => {
    expect(delay(entry({ state: 'sending' }))).to.equal(5_000);
  });

  test('is never far while anything is unfinished', () => {
    expect(delay(entry({ nextAt: NOW + 300_000 }))).to.equal(30_000);
  });

  test('does not come for what only a person can settle', () => {
    expect(delay(entry({ state: 'held' }))).to.equal(undefined);
    expect(delay(entry({ state: 'refused', withdraw: 'edit' }))).to.equal(0);
    expect(delay()).to.equal(undefined);
  });
});
