// `npm test`: every check, in the order in which a failure is cheapest to see. Stops after the first that fails. What needs
// no browser runs beside what waits for one.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import { run } from './run.js';
import { readCounts } from './test-counts.js';

const REPORTS = 'build/reports';

const STAGES = [
  alone('build and types', () => run('node', ['tools/build.js', '--site'])),
  alone('a browser', prepareBrowser),
  alone('readers of documents', prepareReaders),
  [
    [['browser tests', (output) => run('wtr', [], output)]],
    [
      ['lint', (output) => run('eslint', ['.', '--max-warnings', '0'], output)],
      ['format', (output) => run('prettier', ['--check', '--log-level', 'warn', '.'], output)],
      ['lint rules', (output) => run('node', ['tools/node-tests.js', 'test/lint'], output)],
      ['simulation', (output) => run('node', ['tools/node-tests.js', 'test/simulation'], output)],
    ],
  ],
  alone('whole flows', () => run('node', ['tools/node-tests.js', 'build/test/flows', '--pairs'])),
  alone('a storm', () => run('node', ['tools/node-tests.js', 'build/test/faults'])),
  alone('sizes', () => run('node', ['test/size/check-size.js'])),
];

const failedStage = await runStages();
const { passed, failed } = await readCounts();
console.log(failedStage ? `\nFailed at: ${failedStage}` : '\nAll stages passed');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failedStage ? 1 : 0;

function alone(name, stage) {
  return [[[name, stage]]];
}

/** Gives the name of the stage that failed, if one did. */
async function runStages() {
  await rm(REPORTS, { recursive: true, force: true });
  await mkdir(REPORTS, { recursive: true });
  for (const [first, ...beside] of STAGES) {
    const results = await Promise.all([runLane(first), ...beside.map(runHeld)]);
    const failedStage = results.find((name) => name !== undefined);
    if (failedStage === undefined) continue;
    await writeFile(`${REPORTS}/failed-stage.txt`, failedStage);
    return failedStage;
  }
  return undefined;
}

/** What it prints is held until it ends, so that two lanes do not write between each other's lines. */
async function runHeld(lane) {
  const output = new PassThrough();
  const printed = buffer(output);
  const failedStage = await runLane(lane, output);
  output.end();
  process.stdout.write(await printed);
  return failedStage;
}

async function runLane(lane, output = process.stdout) {
  for (const [name, stage] of lane) {
    const start = Date.now();
    output.write(`\n── ${name}\n`);
    try {
      await stage({ output });
      output.write(`── ${name}: passed in ${((Date.now() - start) / 1000).toFixed(1)} s\n`);
    } catch (error) {
      output.write(`${error instanceof Error ? error.message : error}\n`);
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
