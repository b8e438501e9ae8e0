// node tools/node-tests.js FOLDER [PART OF A FILE NAME] [--pairs]: runs FOLDER/**/*.test.js, one file after the other or
// two at a time, and leaves the counts.
import { mkdir, readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

import { orExplain, run } from './run.js';

const REPORTS = 'build/reports';

const { values, positionals } = parseArgs({
  options: { pairs: { type: 'boolean' } },
  allowPositionals: true,
});
const [folder, wanted = ''] = positionals;
const atOnce = values.pairs && availableParallelism() > 1 ? 2 : 1;
// The time is also that of a whole file, whose waits have shorter limits of their own.
const OPTIONS = ['--test', `--test-concurrency=${atOnce}`, '--test-timeout=300000'];

await orExplain(async () => {
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) => file.endsWith('.test.js') && file.includes(wanted),
  );
  if (files.length === 0) throw new Error(`No tests in ${folder} are named *${wanted}*`);
  await mkdir(REPORTS, { recursive: true });
  await run('node', [...OPTIONS, ...reporters(), ...files.map((file) => join(folder, file))]);
});

function reporters() {
  return [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./tools/count-reporter.js',
    `--test-reporter-destination=${REPORTS}/${basename(folder)}.json`,
  ];
}
