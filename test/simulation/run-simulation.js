// npm run simulate [-- --replies N --seed S]: the store and the push of whole computers, world after world, until N
// writes were queued (100,000 by default). `--one` lives through one seed; a failure tells its whole story.
import { parseArgs } from 'node:util';

import { simulate } from '../../build/test/simulation/simulate.js';
import { orExplain } from '../../tools/run.js';
import { loadRealm } from './load.js';

const PER_WORLD = 60;

const { values } = parseArgs({
  options: {
    replies: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    mutant: { type: 'string' },
    one: { type: 'boolean', default: false },
  },
});

await orExplain(async () => {
  const realm = await loadRealm(values.mutant);
  const wanted = values.one ? 1 : Number(values.replies);
  const total = { worlds: 0, replies: 0 };
  const start = Date.now();
  for (let seed = Number(values.seed); total.replies < wanted; seed++) {
    add(total, await lifeOf(realm, seed));
    if (total.worlds % 50 === 0) console.log(JSON.stringify(total));
  }
  console.log(total);
  console.log(
    `${((Date.now() - start) / 1000).toFixed(0)} s; nothing lost, doubled or out of order`,
  );
});

async function lifeOf(realm, seed) {
  try {
    return await simulate(realm, seed, { replies: PER_WORLD });
  } catch (error) {
    for (const line of error.log?.slice(values.one ? 0 : -30) ?? []) console.error(line);
    console.error(error.cause?.stack ?? '');
    throw new Error(`${error.message}\nnpm run simulate -- --seed ${seed} --one`, { cause: error });
  }
}

function add(total, result) {
  total.worlds += 1;
  for (const [name, count] of Object.entries(result))
    if (typeof count === 'number') total[name] = (total[name] ?? 0) + count;
}
