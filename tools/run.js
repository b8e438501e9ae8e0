import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Runs a command of this project with its output shown, or written to `output`; rejects unless it ends well. */
export async function run(command, args, { env = {}, output = process.stdout } = {}) {
  const shown = output === process.stdout ? 'inherit' : 'pipe';
  const code = await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...programOf(command), ...args], {
      stdio: ['ignore', shown, shown],
      env: { ...process.env, ...env },
    });
    child.stdout?.pipe(output, { end: false });
    child.stderr?.pipe(output, { end: false });
    child.once('error', reject).once('close', (code, signal) => resolve(code ?? signal));
  });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: ended with ${code}`);
}

/** For a whole script: a failure is told in its own words, without our stack. */
export async function orExplain(script) {
  try {
    await script();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/** Started by node itself, because `.bin` holds shell scripts on some systems. */
const PROGRAMS = {
  node: [],
  tsc: ['typescript', 'bin', 'tsc'],
  cem: ['@custom-elements-manifest', 'analyzer', 'cem.js'],
  eslint: ['eslint', 'bin', 'eslint.js'],
  prettier: ['prettier', 'bin', 'prettier.cjs'],
  wtr: ['@web', 'test-runner', 'dist', 'bin.js'],
};

function programOf(command) {
  const path = PROGRAMS[command];
  if (!path) throw new Error(`unknown command ${command}`);
  if (path.length === 0) return [];
  const file = join('node_modules', ...path);
  if (!existsSync(file)) throw new Error(`${file} is missing: run npm ci first`);
  return [file];
}
