import { Script } from 'node:vm';

import { bundleForSimulation } from '../../tools/simulation.js';

/** What of the product runs in each simulated tab and worker, with a planted fault where one is named. */
export async function loadRealm(mutant) {
  const code = await bundleForSimulation('test/simulation/realm-entry.ts', {
    format: 'iife',
    mutant,
  });
  return new Script(code, { filename: 'simulated.js' });
}
