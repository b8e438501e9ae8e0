// Parses every built script once and looks for what must never be in one. Needs --experimental-vm-modules.
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Script, SourceTextModule } from 'node:vm';

import { ARTEFACTS } from './artefacts.js';

/** How often each sink may stand in a bundle: Lit itself writes `innerHTML` once, through its own policy. */
const SINKS = [
  { sink: /\beval\s*\(/g, allowed: 0 },
  { sink: /\bnew Function\b|[^.\w]Function\s*\(/g, allowed: 0 },
  { sink: /\bdocument\.write/g, allowed: 0 },
  { sink: /\binsertAdjacentHTML\b/g, allowed: 0 },
  { sink: /\bouterHTML\b|\bsrcdoc\b/g, allowed: 0 },
  { sink: /\binnerHTML\b/g, allowed: 1 },
  { sink: /\bprocess\.env\b/g, allowed: 0 },
];

const faults = [];
for (const file of await scriptsBelow('dist')) {
  const code = await readFile(file, 'utf8');
  faults.push(...syntaxFaults(file, code, ARTEFACTS[basename(file)]?.format ?? 'es'));
  if (dirname(file) === 'dist') faults.push(...sinkFaults(file, code));
}
faults.push(...(await droppedParts()));
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

async function scriptsBelow(folder) {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => file.endsWith('.js')).map((file) => join(folder, file));
}

function syntaxFaults(file, code, format) {
  try {
    if (format === 'es') new SourceTextModule(code, { identifier: file });
    else new Script(code, { filename: file });
    return [];
  } catch (error) {
    return [`${file}: ${error.message}`];
  }
}

function sinkFaults(file, code) {
  return SINKS.flatMap(({ sink, allowed }) => {
    const found = code.match(sink) ?? [];
    return found.length > allowed
      ? [`${file}: ${found.length} × ${found[0]}, ${allowed} allowed`]
      : [];
  });
}

/** A part that is not named there arrives without its element, and a page that waits for the element never rests. */
async function droppedParts() {
  const { sideEffects } = JSON.parse(await readFile('package.json', 'utf8'));
  const parts = await readFile('elements/parts/parts.ts', 'utf8');
  const names = [...parts.matchAll(/import\('\.\/([\w-]+)\.js'\)/g)].map(([, name]) => name);
  return names
    .flatMap((name) => [`./elements/parts/${name}.ts`, `./dist/esm/elements/parts/${name}.js`])
    .filter((path) => !sideEffects.includes(path))
    .map((path) => `package.json: ${path} is not among the files with side effects`);
}
