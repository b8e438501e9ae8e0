import assert from 'node:assert/strict';
import { test } from 'node:test';

import { MUTANTS } from '../../tools/mutants.js';
import { huntInPlanner, huntInSimulation } from './hunt-mutants.js';

/** A short hunt: `npm run mutants` looks longer, for all of them, and in both suites. */
const CASES = 1_200;
const WORLDS = { seeds: [2, 3, 4, 5, 6, 9], replies: 30 };
/** They hide for many worlds. */
const SHY = [
  'taken-back-sends-the-words',
  'resumed-for-anybody',
  'based-on-dropped',
  'room-made-of-what-waits',
  'full-disk-counts-as-settled',
];

for (const mutant of Object.keys(MUTANTS).filter((name) => !SHY.includes(name)))
  test(`a planted fault is found: ${mutant.replaceAll('-', ' ')}`, async () => {
    const found = (await huntInPlanner(mutant, CASES)) ?? (await huntInSimulation(mutant, WORLDS));
    assert.notEqual(found, undefined);
  });
