import assert from 'node:assert/strict';
import { test } from 'node:test';

import { checkPlanner } from './check-planner.js';

const CASES = 6_000;

test('whatever is heard, lost, moved or asked back: once, in order, and said', async () => {
  const { cases, entries, requests, drops, crashes } = await checkPlanner({
    cases: CASES,
    seed: Date.now() & 0x7fffffff,
  });
  assert.equal(cases, CASES);
  // A check whose cases hold nothing would pass as well.
  for (const count of [entries, requests, drops, crashes]) assert.ok(count > CASES / 10);
});
