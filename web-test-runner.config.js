import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';

import { clinicMiddleware } from './build/demo/server/serve.js';
import { Faults } from './build/test/support/node/faults.js';
import { requireBrowser } from './build/test/support/node/find-browser.js';
import {
  artefacts,
  countReporter,
  expectedRefusals,
  faultsApi,
  onKoa,
  plainDexie,
} from './tools/browser-tests.js';

const BARE_MACHINE = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];

/** Dexie's first is said of every database that a test deletes while something still closes it. */
const NOISE = /Dexie\.delete\(.*\) was blocked|wants to delete database|Lit is in dev mode/;

const faults = new Faults();

export default {
  files: ['test/**/*.test.ts', '!test/flows/**', '!test/faults/**'],
  nodeResolve: true,
  concurrency: 2,
  // Limits for what hangs, not for what is slow: a machine may be busy with something else.
  testsStartTimeout: 60_000,
  testsFinishTimeout: 240_000,
  testFramework: { config: { ui: 'tdd', timeout: 30_000 } },
  middleware: [onKoa(faults.middleware), faultsApi(faults), onKoa(clinicMiddleware())],
  plugins: [
    plainDexie(),
    artefacts(),
    esbuildPlugin({ ts: true, tsconfig: 'tsconfig.base.json', target: 'es2022' }),
  ],
  reporters: [
    expectedRefusals(),
    defaultReporter({ reportTestProgress: !process.env.CI }),
    countReporter('build/reports/browser.json'),
  ],
  filterBrowserLogs: ({ args }) => !NOISE.test(String(args[0])),
  browsers: [
    chromeLauncher({
      // A slot keeps its page, so each has databases and a service worker of its own.
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
      launchOptions: {
        executablePath: await requireBrowser(),
        headless: true,
        args: [...BARE_MACHINE, '--disable-background-networking'],
      },
    }),
  ],
};
