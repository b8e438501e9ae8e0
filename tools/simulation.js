import { mkdir, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

import { PLAIN_DEXIE } from './artefacts.js';
import { leanDexie } from './lean-dexie.js';
import { FAILPOINT_EDITS } from './failpoints.js';
import { edited, mutation } from './mutants.js';

/**
 * Bundles a part of the product for the simulation in node, with a planted fault where one is named, and gives its
 * text. Nothing of this is ever part of `dist`.
 */
export async function bundleForSimulation(entry, { format = 'es', mutant, edits = [] } = {}) {
  const result = await build({
    configFile: false,
    publicDir: false,
    mode: 'development',
    logLevel: 'error',
    resolve: { alias: [PLAIN_DEXIE] },
    plugins: [
      leanDexie(),
      mutation(mutant),
      edited(format === 'iife' ? [...FAILPOINT_EDITS, ...edits] : edits),
    ],
    build: {
      target: 'es2022',
      write: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: {
        checks: { pluginTimings: false },
        input: { simulated: entry },
        preserveEntrySignatures: 'strict',
        output: { format, name: 'simulated', codeSplitting: false },
      },
    },
  });
  const { output } = Array.isArray(result) ? result[0] : result;
  return output[0].code;
}

/** A bundle as a module of this process. */
export async function importForSimulation(entry, options) {
  const code = await bundleForSimulation(entry, options);
  const name = basename(entry, '.ts') + (options?.mutant ? `-${options.mutant}` : '');
  const file = resolve('build/simulation', `${name}.mjs`);
  await mkdir('build/simulation', { recursive: true });
  await writeFile(file, code);
  return import(pathToFileURL(file).href);
}
