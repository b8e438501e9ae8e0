// Weighs what a browser loads, as a portal's server would compress it; fails on the first gram too much.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budget = JSON.parse(readFileSync(new URL('budget.json', import.meta.url), 'utf8'));
const kB = (bytes) => (bytes / 1000).toFixed(1);

const rows = Object.entries(budget).map(([name, allowed]) => {
  const code = readFileSync(`dist/${name}`);
  return { name, raw: code.length, gzip: gzipSync(code, { level: 9 }).length, allowed };
});
console.log('| file | minified, kB | gzip, kB | budget, kB |');
console.log('| --- | ---: | ---: | ---: |');
for (const { name, raw, gzip, allowed } of rows)
  console.log(`| \`${name}\` | ${kB(raw)} | ${kB(gzip)} | ${kB(allowed)} |`);

const tooBig = rows.filter(({ gzip, allowed }) => gzip > allowed);
for (const { name, gzip, allowed } of tooBig)
  console.error(`${name} is ${gzip - allowed} bytes over its budget of ${allowed}`);
process.exitCode = tooBig.length > 0 ? 1 : 0;
