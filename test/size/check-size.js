// Weighs what a browser loads, as a portal's server would compress it; fails on the first gram too much.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { FAILPOINT_HOOK } from '../../tools/failpoints.js';
import { MUTANTS } from '../../tools/mutants.js';

const budget = JSON.parse(readFileSync(new URL('budget.json', import.meta.url), 'utf8'));
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const kB = (bytes) => (bytes / 1000).toFixed(1);

/** The name of a part ends in what is in it. */
const files = readdirSync('dist').filter((file) => file.endsWith('.js'));
const plain = (file) => file.replace(/-[\w-]{8}\.js$/, '.js');
const known = files.filter((file) => file in budget || plain(file) in budget);
if (known.length !== files.length || known.length !== Object.keys(budget).length)
  throw new Error(`budget.json names other files than those of dist: ${files.join(', ')}`);

const rows = known.map((file) => {
  const name = file in budget ? file : plain(file);
  const allowed = budget[name];
  const code = readFileSync(`dist/${file}`);
  return { name, raw: code.length, gzip: gzipSync(code, { level: 9 }).length, allowed };
});
console.log('| file | minified, kB | gzip, kB | budget, kB |');
console.log('| --- | ---: | ---: | ---: |');
for (const { name, raw, gzip, allowed } of rows)
  console.log(`| \`${name}\` | ${kB(raw)} | ${kB(gzip)} | ${kB(allowed)} |`);

const tooBig = rows.filter(({ gzip, allowed }) => gzip > allowed);
for (const { name, gzip, allowed } of tooBig)
  console.error(`${name} is ${gzip - allowed} bytes over its budget of ${allowed}`);
const untold = rows.filter(({ name, allowed }) => !tells(name, allowed));
for (const { name, allowed } of untold)
  console.error(`README.md does not say that ${name} may weigh ${allowed / 1000} kB`);
const planted = readdirSync('dist', { recursive: true })
  .filter((file) => file.endsWith('.js'))
  .flatMap((file) => plantedIn(file));
for (const fault of planted) console.error(fault);
process.exitCode = tooBig.length + untold.length + planted.length > 0 ? 1 : 0;

/** A portal developer reads the budgets there, a part under its name without what is in it. */
function tells(name, allowed) {
  const rows = readme.split('\n').map((line) => line.replace('-….js', '.js'));
  const row = rows.find((line) => line.startsWith(`| \`${name}\` `));
  return row?.endsWith(` ${allowed / 1000} kB |`) === true;
}

/** What is planted for the tests of the outbox is never in what is released. */
function plantedIn(file) {
  const code = readFileSync(`dist/${file}`, 'utf8');
  const names = [FAILPOINT_HOOK, ...Object.keys(MUTANTS)].filter((name) => code.includes(name));
  return names.map((name) => `dist/${file} holds ${name}, which only a test may plant`);
}
