import assert from 'node:assert/strict';
import { suite, test } from 'node:test';

import { stormyDay } from './stormy-day.js';

/** Enough to be struck by a dozen faults and one power cut; `npm run chaos` has longer days. */
const SHORT_DAY = { seed: 1, replies: 12, plugs: 1 };

suite('two people who write on one computer while everything goes wrong', () => {
  test('have every reply at its patient, once and in order', async () => {
    const day = await stormyDay(SHORT_DAY);
    const { lost, doubled, outOfOrder, falselySent, unfinished, complaints } = day;
    assert.deepEqual(
      { lost, doubled, outOfOrder, falselySent, unfinished, complaints },
      { lost: 0, doubled: 0, outOfOrder: 0, falselySent: 0, unfinished: 0, complaints: [] },
    );
    const { replies, drops, workerKills, browserKills } = day;
    const struck = replies >= SHORT_DAY.replies && drops > 0 && workerKills > 0;
    assert.ok(struck && browserKills === 1, JSON.stringify(day));
  });
});
