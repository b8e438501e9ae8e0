// node tools/node-tests.js FOLDER [PART OF A FILE NAME]: runs FOLDER/**/*.test.js and leaves the counts.
import { mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { orExplain, run } from './run.js';

const REPORTS = 'build/reports';
const OPTIONS = ['--test', '--test-concurrency=1', '--test-timeout=60000'];

const [folder, wanted = ''] = process.argv.slice(2);

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
