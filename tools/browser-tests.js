import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { json } from 'node:stream/consumers';

import { ARTEFACTS, bundle } from './artefacts.js';

/** The package's own entry imports its UMD file, which a browser cannot take without a bundler. */
export function plainDexie() {
  return {
    name: 'plain-dexie',
    resolveImport: ({ source }) =>
      source === 'dexie' ? '/node_modules/dexie/dist/modern/dexie.mjs' : undefined,
  };
}

/** `/intray/*` as a portal serves it, built from the sources once a run: tests register the real worker. */
export function artefacts() {
  const built = new Map();
  return {
    name: 'artefacts',
    async serve({ path }) {
      const name = path.replace(/^\/intray\//, '');
      if (path === name || !(name in ARTEFACTS)) return undefined;
      if (!built.has(name)) built.set(name, bundle(name));
      const headers = { 'service-worker-allowed': '/', 'cache-control': 'no-store' };
      return { body: await built.get(name), type: 'js', headers };
    },
  };
}

/** A middleware of node's kind among those of the test server. */
export function onKoa(middleware) {
  return (context, next) =>
    new Promise((resolve, reject) => {
      const pass = () => {
        context.respond = true;
        next().then(resolve, reject);
      };
      // What it answers it writes itself, and it may also answer never.
      context.respond = false;
      context.res.once('close', resolve);
      Promise.resolve(middleware(context.req, context.res, pass)).catch(reject);
    });
}

/** `POST /faults/<run>` sets what goes wrong on a run's line; `GET` tells what it has carried. */
export function faultsApi(faults) {
  return async (context, next) => {
    const run = /^\/faults\/([^/]+)$/.exec(context.path)?.[1];
    if (run === undefined) return next();
    if (context.method === 'POST') faults.set(run, await json(context.req));
    context.body = faults.seen(run);
  };
}

/** A clinic that says 404 or nothing is what many tests ask for; the list of them would hide what failed. */
export function expectedRefusals() {
  return {
    reportTestFileResults({ sessionsForTestFile }) {
      for (const session of sessionsForTestFile)
        session.request404s = session.request404s.filter((url) => !/^\/?clinic\//.test(url));
    },
  };
}

/** Leaves the counts for the summary of the whole test command. */
export function countReporter(file) {
  return {
    async stop({ sessions }) {
      const counts = { passed: 0, failed: 0 };
      for (const session of sessions) countSession(session, counts);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify(counts));
    },
  };
}

function countSession({ passed, testResults }, counts) {
  const tests = testResults ? testsOf(testResults) : [];
  for (const test of tests) {
    if (test.passed) counts.passed += 1;
    else if (!test.skipped) counts.failed += 1;
  }
  // A file that does not load has no tests to count.
  if (!passed && tests.every((test) => test.passed || test.skipped)) counts.failed += 1;
}

function testsOf({ tests, suites }) {
  return [...tests, ...suites.flatMap(testsOf)];
}
