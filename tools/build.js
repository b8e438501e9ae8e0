// `npm run build`: dist/, from nothing. `--site` adds the demo page in build/site.
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';

import { ARTEFACTS, bundle } from './artefacts.js';
import { buildSite } from './demo-site.js';
import { orExplain, run } from './run.js';

await orExplain(async () => {
  await startAnew();
  await run('tsc', ['-b']);
  const files = [];
  for (const name of Object.keys(ARTEFACTS))
    files.push(...(await bundle(name, { outDir: 'dist' })).keys());
  await writeIntegrity(files);
  await run('cem', ['analyze', '--quiet', '--config', 'tools/custom-elements-manifest.config.js']);
  await run('node', ['--experimental-vm-modules', '--no-warnings', 'tools/check-output.js']);
  if (process.argv.includes('--site')) await buildSite();
});

/** `tsc -b` does not write a deleted output again, so what it remembers goes too. */
async function startAnew() {
  for (const folder of ['dist', 'build/types'])
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

async function writeIntegrity(files) {
  const integrity = {};
  for (const name of files) {
    const hash = createHash('sha384').update(await readFile(`dist/${name}`));
    integrity[name] = `sha384-${hash.digest('base64')}`;
  }
  await writeFile('dist/integrity.json', `${JSON.stringify(integrity, null, 2)}\n`);
}
