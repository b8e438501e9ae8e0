// `node test/speed/due-times.js`: how long it takes to find the nearest of 100,000 due notices and of 100,000 files
// that have to go, and how many sleeps the timers need for all of them. Each run is a page of its own, whose store has
// been opened and which has read nothing of these tables; the first comes right after they were written. It needs a
// quiet machine: a second busy process doubles the slowest run.
import { chromium } from 'playwright-core';

import { requireBrowser } from '../../build/test/support/node/find-browser.js';
import { bundleProgram } from './bundle-program.js';

const ROWS = 100_000;
const RUNS = 15;
const GOAL_MS = 5;
const ORIGIN = 'http://localhost';
const PROGRAM = `
  import { nextBytesToGo } from '/src/store/attachments.ts';
  import { openStore } from '/src/store/database.ts';
  import { nextNotice } from '/src/store/notices.ts';
  import { startTimers } from '/src/timers/start-timers.ts';

  const name = 'intray-speed';
  const START = Date.parse('2026-11-24T17:00:00Z');
  const open = () => openStore({ name, userId: 'staff-0', tenantId: 'speed' });
  const scattered = (n) => START + 3_600_000 + ((n * 7919) % 100_003) * 6_000;

  export async function fill(rows) {
    const store = await open();
    const all = Array.from({ length: rows }, (_, n) => n);
    for (let from = 0; from < rows; from += 5_000) {
      const some = all.slice(from, from + 5_000);
      await store.db.notices.bulkPut(some.map(notice));
      await store.db.attachments.bulkPut(some.map(file));
    }
    store.close();
  }

  /** Ms until both nearest moments are known. */
  export async function measure() {
    const store = await open();
    await store.db.meta.get('sync');
    const start = performance.now();
    const found = [await nextNotice(store.db), await nextBytesToGo(store.db)];
    const ms = performance.now() - start;
    store.close();
    return { ms, right: found.every((at) => at === scattered(0)) };
  }

  /** How many sleeps are under way once the timers have planned everything. */
  export async function sleeps() {
    const store = await open();
    let sleeping = 0;
    let planned;
    const first = new Promise((resolve) => { planned = resolve; });
    const time = {
      now: () => START,
      monotonic: () => performance.now(),
      sleep: () => {
        sleeping += 1;
        planned();
        return () => { sleeping -= 1; };
      },
    };
    const stop = startTimers({ store, time, ask: () => Promise.resolve() });
    await first;
    const count = sleeping;
    stop();
    store.close();
    return count;
  }

  const notice = (n) => ({
    messageId: 'm-' + n, conversationId: 'c-' + (n % 9_000), sentBy: 'staff-1', sentAt: START, after: 'P3D',
    state: 'set', dueAt: scattered(n), version: 1, markVersion: -1,
  });
  const file = (n) => ({
    id: 'f-' + n, conversationId: 'c-' + (n % 9_000), messageId: 'm-' + n, size: 84_000, version: 1, generation: 0,
    here: true, arrived: 84_000, deleteAfter: scattered(n), goesAt: scattered(n), sealed: new Uint8Array(200),
  });
`;

const code = await bundleProgram(PROGRAM);
const browser = await chromium.launch({ executablePath: await requireBrowser() });
try {
  const context = await browser.newContext();
  await context.route(`${ORIGIN}/**`, (route) => {
    const isProgram = route.request().url().endsWith('.js');
    const page = { contentType: 'text/html', body: '<!doctype html><title>Speed</title>' };
    return route.fulfill(isProgram ? { contentType: 'text/javascript', body: code } : page);
  });
  const page = await context.newPage();
  await page.goto(`${ORIGIN}/`);
  await page.evaluate(callProgram, { name: 'fill', options: [ROWS] });
  const found = [];
  for (let run = 0; run < RUNS; run++) {
    await page.goto(`${ORIGIN}/`);
    found.push(await page.evaluate(callProgram, { name: 'measure', options: [] }));
  }
  const sleeps = await page.evaluate(callProgram, { name: 'sleeps', options: [] });
  report(found, sleeps);
} finally {
  await browser.close();
}

async function callProgram({ name, options }) {
  const program = await import('/program.js');
  return program[name](...options);
}

function report(found, sleeps) {
  const times = found.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)];
  const slowest = times.at(-1);
  const right = found.every((one) => one.right);
  console.log(`Nearest of ${ROWS} notices and of ${ROWS} files, ${RUNS} page loads`);
  console.log(
    `  median ${median.toFixed(1)} ms, slowest ${slowest.toFixed(1)} ms, goal ${GOAL_MS} ms`,
  );
  console.log(`  sleeps under way once all is planned  ${sleeps}`);
  if (slowest > GOAL_MS || sleeps !== 1 || !right) process.exitCode = 1;
}
