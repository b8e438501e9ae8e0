import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (file) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
const { dependencies, devDependencies, overrides } = read('package.json');
const installed = Object.entries(read('package-lock.json').packages).filter(
  ([path]) => path !== '',
);

test('every dependency is pinned to one version', () => {
  const ranges = Object.entries({ ...dependencies, ...devDependencies, ...overrides }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );
  assert.deepEqual(ranges, []);
});

test('every installed package is held to its content', () => {
  const loose = installed.filter(([, entry]) => !entry.integrity?.startsWith('sha512-'));
  assert.deepEqual(
    loose.map(([path]) => path),
    [],
  );
});

test('the lock file names no host', () => {
  assert.deepEqual(
    installed.filter(([, entry]) => 'resolved' in entry).map(([path]) => path),
    [],
  );
});
