import { simulate } from '../../build/test/simulation/simulate.js';
import { checkPlanner } from './check-planner.js';
import { loadRealm } from './load.js';

const PLANNER_SEED = 1;

/**
 * Whether a suite of the outbox finds a planted fault, and what it says of it; undefined: it lived through all. Only a
 * broken promise counts: an error of another kind would say nothing of the suite.
 */
export async function huntInPlanner(mutant, cases) {
  try {
    await checkPlanner({ cases, seed: PLANNER_SEED, mutant });
    return undefined;
  } catch (error) {
    return sentenceOf(error);
  }
}

export async function huntInSimulation(mutant, { seeds, replies }) {
  const realm = await loadRealm(mutant);
  for (const seed of seeds) {
    try {
      await simulate(realm, seed, { replies });
    } catch (error) {
      return `seed ${seed}: ${sentenceOf(error)}`;
    }
  }
  return undefined;
}

function sentenceOf(error) {
  if (error.cause?.name !== 'BrokenPromise') throw error;
  return error.cause.message;
}
