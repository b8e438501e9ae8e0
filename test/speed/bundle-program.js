import { build } from 'vite';

import { PLAIN_DEXIE } from '../../tools/artefacts.js';
import { leanDexie } from '../../tools/lean-dexie.js';

const ENTRY = '\0program';

/** A program for a benchmark's page or worker, of our own sources, with the Dexie that our bundles carry. */
export async function bundleProgram(program) {
  const { output } = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    resolve: { alias: [PLAIN_DEXIE] },
    plugins: [
      {
        name: 'program',
        resolveId: (id) => (id === ENTRY ? id : undefined),
        load: (id) => (id === ENTRY ? program : undefined),
      },
      leanDexie(),
    ],
    build: {
      target: 'es2022',
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: ENTRY,
        preserveEntrySignatures: 'strict',
        output: { format: 'es', codeSplitting: false },
      },
    },
  });
  return output[0].code;
}
