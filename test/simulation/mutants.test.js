import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { edited, MUTANTS } from '../../tools/mutants.js';
import { huntInPlanner, huntInSimulation } from './hunt-mutants.js';

/** A short hunt: `npm run mutants` looks longer, for all of them, and in both suites. */
const CASES = 2_400;
const WORLDS = { seeds: [2, 3, 4, 5, 6, 9], replies: 30 };
/** They hide for many worlds, or another of their kind is looked for already. */
const SHY = [
  'taken-back-sends-the-words',
  'deaf-while-it-waits',
  'resumed-for-anybody',
  'based-on-dropped',
  'room-made-of-what-waits',
  'full-disk-counts-as-settled',
  'missing-parts-not-sent-again',
  'unheard-part-counts-as-sent',
  'untouched-leave-as-they-were',
  'newer-shapes-are-sent',
];
/** In what the planner has none of: drafts, files, a full disk, shapes of payloads. */
const ONLY_IN_WORLDS = [
  'draft-removed-before-the-entry',
  'full-disk-counts-as-queued',
  'bytes-removed-before-acceptance',
  'message-before-its-files',
  'sent-part-not-noted',
  'attempted-entries-upgraded-too',
  'outbox-emptied-by-an-upgrade',
];

for (const [mutant, { edits }] of Object.entries(MUTANTS))
  test(`there is a place still for the planted fault: ${mutant.replaceAll('-', ' ')}`, async () => {
    for (const [file] of edits) {
      const planted = edited(edits).transform(await readFile(file, 'utf8'), file);
      assert.notEqual(planted, undefined);
    }
  });

for (const mutant of Object.keys(MUTANTS).filter((name) => !SHY.includes(name)))
  test(`a planted fault is found: ${mutant.replaceAll('-', ' ')}`, async () => {
    const isForPlanner = !ONLY_IN_WORLDS.includes(mutant);
    const found =
      (isForPlanner ? await huntInPlanner(mutant, CASES) : undefined) ??
      (await huntInSimulation(mutant, WORLDS));
    assert.notEqual(found, undefined);
  });
