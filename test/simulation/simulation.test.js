import assert from 'node:assert/strict';
import { test } from 'node:test';

import { simulate } from '../../build/test/simulation/simulate.js';
import { loadRealm } from './load.js';

const REPLIES = 25;
/**
 * The same each time; new worlds are for `npm run simulate`. With and without locks, with a lock that somebody never lets
 * go; 5 has a second person; the next release comes to 2 and 3, whose upgrade is cut short, and with another schema to 7.
 */
const SEEDS = [1, 2, 3, 5, 7, 8];

const realm = loadRealm();

test('tabs, workers and a line that fail: every reply once, in order, and said', async () => {
  const total = { arrived: 0, crashes: 0, kills: 0, drops: 0, upgraded: 0, upgradesCut: 0 };
  for (const seed of SEEDS) {
    const result = await simulate(await realm, seed, { replies: REPLIES });
    for (const name of Object.keys(total)) total[name] += result[name];
  }
  // A world in which nothing happens would keep every promise.
  for (const [name, count] of Object.entries(total)) assert.ok(count > 0, name);
});

test('the same seed is the same story', async () => {
  const one = await simulate(await realm, 4, { replies: REPLIES });
  const again = await simulate(await realm, 4, { replies: REPLIES });
  assert.deepEqual(again, one);
  const other = await simulate(await realm, 7, { replies: REPLIES });
  assert.notEqual(other.trace, one.trace);
});
