// npm run planner [-- --cases N --seed S]: the outbox's decisions through N made-up cases; one million by default.
import { parseArgs } from 'node:util';

import { orExplain } from '../../tools/run.js';
import { checkPlanner } from './check-planner.js';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
  },
});

await orExplain(async () => {
  const start = Date.now();
  const cases = Number(values.cases);
  const counts = await checkPlanner({ cases, seed: Number(values.seed) });
  const seconds = (Date.now() - start) / 1000;
  console.log(counts);
  console.log(`${Math.round(cases / seconds)} cases a second; no promise broken`);
});
