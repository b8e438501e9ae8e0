import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { json } from 'node:stream/consumers';

import { ARTEFACTS, bundle } from './artefacts.js';
import { leanDexieCode } from './lean-dexie.js';

const PLAIN_DEXIE = '/node_modules/dexie/dist/modern/dexie.mjs';

/** The package's own entry imports its UMD file, which a browser cannot take without a bundler. */
export function plainDexie() {
  return {
    name: 'plain-dexie',
    resolveImport: ({ source }) => (source === 'dexie' ? PLAIN_DEXIE : undefined),
    // The same Dexie as in our bundles, so that no test relies on what they leave out.
    transform: ({ path, body }) => (path === PLAIN_DEXIE ? leanDexieCode(body) : undefined),
  };
}

/**
 * `/intray/*` as a portal serves it, built from the sources before the first test: tests register the real
 * worker, and none of them waits for a bundler.
 */
export function artefacts() {
  const built = new Map();
  return {
    name: 'artefacts',
    async serverStart() {
      for (const artefact of Object.keys(ARTEFACTS))
        for (const [name, code] of await bundle(artefact)) built.set(`/intray/${name}`, code);
    },
    serve({ path }) {
      const body = built.get(path);
      if (body === undefined) return undefined;
      const headers = { 'service-worker-allowed': '/', 'cache-control': 'no-store' };
      return { body, type: 'js', headers };
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
