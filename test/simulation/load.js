import { Script } from 'node:vm';

import { bundleForSimulation } from '../../tools/simulation.js';
import { NEXT_RELEASE } from './next-release.js';

/** Files of a few words have several parts. */
const SMALL_PARTS = [
  'src/model/file-transfer.ts',
  'export const PART_BYTES = 256 * 1024;',
  'export const PART_BYTES = 64;',
];

/** What of the product runs in each simulated tab and worker, with a planted fault where one is named. */
export async function loadRealm(mutant) {
  const code = await bundleForSimulation('test/simulation/realm-entry.ts', {
    format: 'iife',
    mutant,
    edits: [SMALL_PARTS, ...NEXT_RELEASE],
  });
  return new Script(code, { filename: 'simulated.js' });
}
