// `npm run speed`: how long a person looks at nothing. A warm store of 2,000 conversations, the page opened
// anew with `user` given; beside it, in the same page, raw IndexedDB reading the same fifty rows.
/* global fetch, window, performance, indexedDB, IDBKeyRange -- part of it runs in the page */
import { chromium } from 'playwright-core';

import { serve } from '../../build/demo/server/serve.js';
import { requireBrowser } from '../../build/test/support/node/find-browser.js';

const CONVERSATIONS = 2_000;
const RUNS = 9;
const GOAL_MS = 300;
const RUN = 'speed';
const PORTAL = `<!doctype html><title>Speed</title><meta charset="utf-8">
<style>html,body{height:100%;margin:0}message-inbox{display:block;height:100%}</style>
<message-inbox view="open"></message-inbox>
<script type="module">
  import { connect } from '/intray/intray.js';
  window.definedAt = performance.now();
  window.intray = connect({
    backend: { url: '/clinic/${RUN}/ana-ruiz/api/intray' },
    user: 'ana-ruiz',
    timersUrl: '/intray/intray-timers.js',
  });
  const look = () => {
    const rows = document.querySelector('message-inbox').shadowRoot?.querySelectorAll('button.row');
    if (rows?.length) window.firstRowAt ??= performance.now();
    else requestAnimationFrame(look);
  };
  look();
</script>`;

const server = await serve({});
const browser = await chromium.launch({ executablePath: await requireBrowser() });
try {
  await fetch(`${server.url}/clinic/${RUN}/reset?size=${CONVERSATIONS}`, { method: 'POST' });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.route('**/portal', (route) =>
    route.fulfill({ contentType: 'text/html', body: PORTAL }),
  );
  await warm(context);
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await measure(context));
  report(runs);
} finally {
  await browser.close();
  await server.close();
}

async function warm(context) {
  const page = await context.newPage();
  await page.goto(`${server.url}/portal`);
  await page.waitForFunction(() => {
    const { lastSyncedAt, firstSync } = window.intray.status;
    return lastSyncedAt !== null && firstSync === null;
  });
  await page.close();
}

async function measure(context) {
  const page = await context.newPage();
  await page.goto(`${server.url}/portal`);
  await page.waitForFunction(() => window.firstRowAt !== undefined);
  const { definedAt, firstRowAt } = await page.evaluate(() => ({
    definedAt: window.definedAt,
    firstRowAt: window.firstRowAt,
  }));
  const raw = await page.evaluate(readRaw);
  await page.close();
  return { list: firstRowAt - definedAt, raw: raw.ms, rows: raw.rows };
}

/** Opens the database by hand and reads the newest fifty rows of the same index, nothing unsealed. */
async function readRaw() {
  const settled = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const databases = await indexedDB.databases();
  const { name } = databases.find((one) => /^intray-[0-9a-f]{32}$/.test(one.name));
  const start = performance.now();
  const database = await settled(indexedDB.open(name));
  const index = database
    .transaction('conversations')
    .objectStore('conversations')
    .index('listedIn');
  const query = IDBKeyRange.bound(['open', -Infinity], ['open', []]);
  const rows = await settled(index.getAll({ query, count: 50, direction: 'prev' }));
  const ms = performance.now() - start;
  database.close();
  return { ms, rows: rows.length };
}

function report(runs) {
  const list = median(runs.map((run) => run.list));
  const raw = median(runs.map((run) => run.raw));
  const slowest = Math.max(...runs.map((run) => run.list));
  console.log(`First list, ${CONVERSATIONS} conversations in a warm store, ${RUNS} page loads`);
  console.log(
    `  elements defined → first rows painted  median ${ms(list)}, slowest ${ms(slowest)}`,
  );
  console.log(`  raw IndexedDB, open and read ${runs[0].rows} rows  median ${ms(raw)}`);
  console.log(`  ratio ${(list / raw).toFixed(1)}, goal ${GOAL_MS} ms`);
  if (list > GOAL_MS) process.exitCode = 1;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

function ms(value) {
  return `${value.toFixed(1)} ms`;
}
