import { build } from 'vite';

import { leanDexie } from './lean-dexie.js';
import { leanTemplates } from './lean-templates.js';

/** The files that a portal serves: each whole in itself, under a name that never changes. */
export const ARTEFACTS = {
  'intray.js': { entry: 'elements/intray.ts', format: 'es' },
  'intray-timers.js': { entry: 'worker/timers.ts', format: 'es' },
  'intray-service-worker.js': { entry: 'worker/service-worker.ts', format: 'iife' },
};

/** Bundles one artefact; with `outDir` it is written there too. Gives its text. */
export async function bundle(name, { outDir } = {}) {
  return (await chunkOf(name, outDir)).code;
}

/** What went into one artefact, by file. */
export async function modulesOf(name) {
  return (await chunkOf(name)).modules;
}

async function chunkOf(name, outDir) {
  const result = await build(viteConfig(name, outDir));
  const { output } = Array.isArray(result) ? result[0] : result;
  const chunks = output.filter(({ type }) => type === 'chunk');
  const needed = new Set(chunks.flatMap((file) => [file.fileName, ...neededBy(file)]));
  if (needed.size > 1) throw new Error(`${name} does not stand alone: ${[...needed].join(', ')}`);
  return chunks[0];
}

function neededBy({ imports, dynamicImports }) {
  return [...imports, ...dynamicImports];
}

function viteConfig(name, outDir) {
  const { entry, format } = ARTEFACTS[name];
  return {
    configFile: false,
    publicDir: false,
    mode: 'production',
    logLevel: 'warn',
    resolve: { alias: [PLAIN_DEXIE, MODERN_WORKBOX] },
    plugins: [leanDexie(), leanTemplates()],
    build: {
      target: 'es2022',
      outDir: outDir ?? 'dist',
      write: outDir !== undefined,
      emptyOutDir: false,
      modulePreload: false,
      // The main file holds all that the workers hold.
      license: name === 'intray.js' ? { fileName: 'third-party-licenses.md' } : false,
      rolldownOptions: {
        checks: { pluginTimings: false },
        treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
        input: { [name.replace(/\.js$/, '')]: entry },
        // Not `build.lib`: its module output keeps the whitespace.
        preserveEntrySignatures: 'strict',
        output: { format, codeSplitting: false, entryFileNames: '[name].js' },
      },
    },
  };
}

/** The package's own entry refuses to run beside a portal's Dexie of another version. */
export const PLAIN_DEXIE = { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' };

/** The package's own entry is written for browsers without classes; this file of it is half the size. */
const MODERN_WORKBOX = {
  find: /^workbox-window$/,
  replacement: 'workbox-window/build/workbox-window.prod.mjs',
};
