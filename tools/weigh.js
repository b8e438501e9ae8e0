// node tools/weigh.js intray.js: what a bundle is made of, largest first (characters before minifying).
import { ARTEFACTS, modulesOf } from './artefacts.js';

const name = process.argv[2] ?? 'intray.js';
if (!(name in ARTEFACTS)) throw new Error(`one of ${Object.keys(ARTEFACTS).join(', ')}`);

const weights = new Map();
for (const [file, { renderedLength }] of Object.entries(await modulesOf(name))) {
  const part = packageOf(file) ?? folderOf(file);
  weights.set(part, (weights.get(part) ?? 0) + renderedLength);
}
for (const [part, weight] of [...weights].sort(([, a], [, b]) => b - a))
  console.log(String(weight).padStart(8), part);

function packageOf(file) {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
}

function folderOf(file) {
  return file.replace(`${process.cwd()}/`, '').split('/').slice(0, 2).join('/');
}
