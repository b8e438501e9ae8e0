// `npm run build`: dist/, from nothing. `--site` adds the demo page in build/site.
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';

import { ARTEFACTS, bundle } from './artefacts.js';
import { buildSite } from './demo-site.js';
import { run } from './run.js';

// `tsc -b` does not write a deleted output again, so what it remembers goes too.
await Promise.all(
  ['dist', 'build/types'].map((folder) => rm(folder, { recursive: true, force: true })),
);
await run('tsc', ['-b']);
await bundleAll();
await run('cem', ['analyze', '--config', 'tools/custom-elements-manifest.config.js']);
await run('node', ['--experimental-vm-modules', '--no-warnings', 'tools/check-output.js']);
if (process.argv.includes('--site')) await buildSite();

async function bundleAll() {
  await mkdir('dist', { recursive: true });
  const integrity = {};
  for (const name of Object.keys(ARTEFACTS)) {
    const code = await bundle(name, { outDir: 'dist' });
    integrity[name] = `sha384-${createHash('sha384').update(code).digest('base64')}`;
  }
  await writeFile('dist/integrity.json', `${JSON.stringify(integrity, null, 2)}\n`);
}
