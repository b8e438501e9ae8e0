// npm run mutants: plants each fault of tools/mutants.js and prints which suite of the outbox finds it. Fails where one lives on.
import { MUTANTS } from '../../tools/mutants.js';
import { orExplain } from '../../tools/run.js';
import { huntInPlanner, huntInSimulation } from './hunt-mutants.js';

const CASES = 20_000;
const SEEDS = Array.from({ length: 60 }, (_, at) => at + 1);
const REPLIES = 40;

await orExplain(async () => {
  console.log('| planted fault | planner | simulation |');
  console.log('| --- | --- | --- |');
  const alive = [];
  for (const mutant of Object.keys(MUTANTS)) {
    const planner = await huntInPlanner(mutant, CASES);
    const simulation = await huntInSimulation(mutant, { seeds: SEEDS, replies: REPLIES });
    console.log(`| ${mutant} | ${told(planner)} | ${told(simulation)} |`);
    if (planner === undefined && simulation === undefined) alive.push(mutant);
  }
  if (alive.length > 0) throw new Error(`Not found by any suite: ${alive.join(', ')}`);
  console.log(`\n${Object.keys(MUTANTS).length} planted, all found`);
});

/** Ids differ from seed to seed and say nothing. */
function told(sentence) {
  if (sentence === undefined) return '–';
  return sentence.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'an entry').slice(0, 90);
}
