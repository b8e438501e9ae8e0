// `npm test`: every check, in the order in which a failure is cheapest to see. Stops at the first that fails.
import { mkdir, rm, writeFile } from 'node:fs/promises';

import { run } from './run.js';
import { readCounts } from './test-counts.js';

const REPORTS = 'build/reports';

const STAGES = [
  ['build and types', () => run('node', ['tools/build.js', '--site'])],
  ['a browser', prepareBrowser],
  ['readers of documents', prepareReaders],
  ['lint', () => run('eslint', ['.', '--max-warnings', '0'])],
  ['format', () => run('prettier', ['--check', '--log-level', 'warn', '.'])],
  ['lint rules', () => run('node', ['tools/node-tests.js', 'test/lint'])],
  ['simulation', () => run('node', ['tools/node-tests.js', 'test/simulation'])],
  ['browser tests', () => run('wtr', [])],
  ['whole flows', () => run('node', ['tools/node-tests.js', 'build/test/flows'])],
  ['a storm', () => run('node', ['tools/node-tests.js', 'build/test/faults'])],
  ['sizes', () => run('node', ['test/size/check-size.js'])],
];

const failedStage = await runStages();
const { passed, failed } = await readCounts();
console.log(failedStage ? `\nFailed at: ${failedStage}` : '\nAll stages passed');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failedStage ? 1 : 0;

/** Gives the name of the stage that failed, if one did. */
async function runStages() {
  await rm(REPORTS, { recursive: true, force: true });
  await mkdir(REPORTS, { recursive: true });
  for (const [name, stage] of STAGES) {
    const start = Date.now();
    console.log(`\n── ${name}`);
    try {
      await stage();
      console.log(`── ${name}: passed in ${((Date.now() - start) / 1000).toFixed(1)} s`);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      await writeFile(`${REPORTS}/failed-stage.txt`, name);
      return name;
    }
  }
  return undefined;
}

/** Later stages start it where this one found or put it. */
async function prepareBrowser() {
  const { ensureBrowser } = await import('../build/test/support/node/ensure-browser.js');
  const { path, env } = await ensureBrowser();
  console.log(path);
  Object.assign(process.env, env, { CHROME_PATH: path });
}

async function prepareReaders() {
  const { ensureReaders } = await import('../build/test/support/node/ensure-readers.js');
  console.log(ensureReaders().join(', '));
}
