import { build } from 'vite';

import { leanDexie } from './lean-dexie.js';
import { leanTemplates } from './lean-templates.js';

/**
 * The files that a portal serves, under names that never change. `parts`: it comes with files of its own, fetched
 * when first needed, whose names change with what is in them: a page of yesterday never runs today's.
 */
export const ARTEFACTS = {
  'intray.js': { entry: 'elements/intray.ts', format: 'es', parts: true },
  'intray-timers.js': { entry: 'worker/timers.ts', format: 'es' },
  'intray-service-worker.js': { entry: 'worker/service-worker.ts', format: 'iife' },
};

const SERVICE_WORKER = 'intray-service-worker.js';

/** Bundles one artefact; with `outDir` it is written there too. Gives the text of each of its files, by name. */
export async function bundle(name, { outDir } = {}) {
  const chunks = await chunksOf(name, outDir);
  return new Map(chunks.map(({ fileName, code }) => [fileName, code]));
}

/** What went into one artefact, by file, without its parts. */
export async function modulesOf(name) {
  const chunks = await chunksOf(name);
  return chunks.find(({ isEntry }) => isEntry).modules;
}

async function chunksOf(name, outDir) {
  const config = viteConfig(name, outDir);
  if (name === SERVICE_WORKER) config.define = { INTRAY_PARTS: JSON.stringify(await parts()) };
  const result = await build(config);
  const { output } = Array.isArray(result) ? result[0] : result;
  const chunks = output.filter(({ type }) => type === 'chunk');
  const entry = chunks.find(({ isEntry }) => isEntry);
  if (entry.fileName !== name || entry.imports.length > 0)
    throw new Error(
      `${name} does not start alone: ${[entry.fileName, ...entry.imports].join(', ')}`,
    );
  for (const chunk of chunks) expectWholeParts(chunk);
  return chunks;
}

/** `fetched` may ask for a part by another address, and then gets the file as it is. */
function expectWholeParts({ fileName, code }) {
  if (/\(\)=>import\([^()]+\)\.then/u.test(code))
    throw new Error(`${fileName} takes something out of a part that it may have to fetch twice`);
}

/** The service worker keeps them for a time without a connection, so it is built with their names. */
async function parts() {
  const chunks = await chunksOf('intray.js');
  return chunks.filter(({ isEntry }) => !isEntry).map(({ fileName }) => fileName);
}

function viteConfig(name, outDir) {
  const { entry, format, parts = false } = ARTEFACTS[name];
  return {
    configFile: false,
    publicDir: false,
    mode: 'production',
    logLevel: 'warn',
    resolve: { alias: [PLAIN_DEXIE, MODERN_WORKBOX] },
    plugins: [leanDexie(), leanTemplates(), plainImports()],
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
        // The parts take what they share with the entry from the entry itself, so that it starts alone.
        preserveEntrySignatures: parts ? 'allow-extension' : 'strict',
        output: {
          format,
          codeSplitting: parts && inParts(name),
          entryFileNames: '[name].js',
          chunkFileNames: 'intray-[name]-[hash].js',
        },
      },
    },
  };
}

/** The bundler would have each import wait for style sheets and preloads of the part; ours have neither. */
function plainImports() {
  return {
    name: 'plain-imports',
    configResolved({ plugins }) {
      const wrapper = plugins.findIndex(({ name }) => name === 'native:import-analysis-build');
      if (wrapper === -1) throw new Error('vite wraps imports by another plugin now');
      plugins.splice(wrapper, 1);
    },
  };
}

/** The entry holds all that it starts with; what only parts share is one more file. Without it, three share a fourth. */
function inParts(name) {
  const entry = { name: name.replace(/\.js$/, ''), tags: ['$initial'], priority: 1 };
  // Whoever files a conversation needs all of this, and nobody else any of it.
  const record = {
    name: 'record',
    test: /src\/(record\/|page\/record-(copies|copier|document))/,
    priority: 1,
  };
  return { groups: [entry, record, { name: 'shared', minShareCount: 2 }] };
}

/** The package's own entry refuses to run beside a portal's Dexie of another version. */
export const PLAIN_DEXIE = { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' };

/** The package's own entry is written for browsers without classes; this file of it is half the size. */
const MODERN_WORKBOX = {
  find: /^workbox-window$/,
  replacement: 'workbox-window/build/workbox-window.prod.mjs',
};
