import fc from 'fast-check';

import { importForSimulation } from '../../tools/simulation.js';

const PLANNER = 'test/simulation/planner-case.ts';

/**
 * Runs the planner through cases made by a seed: rows, clock, answers, crash points. Gives what they were made of;
 * rejects with the smallest case that breaks a promise, and how to run it again.
 */
export async function checkPlanner({ cases, seed, mutant }) {
  const { runPlannerCase, STEP_SIZES } = await importForSimulation(PLANNER, { mutant });
  const { what, who, how } = STEP_SIZES;
  const step = fc.tuple(fc.nat(what - 1), fc.nat(who - 1), fc.nat(how - 1));
  const planned = fc.record({
    locks: fc.boolean(),
    steps: fc.array(step, { minLength: 1, maxLength: 60, size: 'max' }),
  });
  const total = { cases: 0, entries: 0, requests: 0, drops: 0, crashes: 0 };
  const property = fc.property(planned, (one) => {
    const counts = runPlannerCase(one);
    total.cases += 1;
    for (const [name, count] of Object.entries(counts)) total[name] += count;
  });
  fc.assert(property, { numRuns: cases, seed });
  return total;
}
