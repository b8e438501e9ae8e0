// `node tools/build.js && node test/speed/billing-report.js`: whether the page stands still while ten thousand billing
// lines are opened, drawn, sorted, filtered, scrolled through and exported. Goal: no task over 50 ms of the page's own
// thread; by the clock it takes longer where other programs want the processor too, which is told beside it. Where the
// browser clears its memory in the middle of a frame, as it may once while scrolling, some 20 ms are its own.
/* global document, window, performance, requestAnimationFrame, Event -- part of it runs in the page */
import { chromium } from 'playwright-core';

import { serve } from '../../build/demo/server/serve.js';
import { requireBrowser } from '../../build/test/support/node/find-browser.js';

const LINES = 10_000;
const GOAL_MS = 50;
const PORTAL = `<!doctype html><title>Speed</title><meta charset="utf-8">
<style>html,body{height:100%;margin:0}</style>
<script type="module">
  import { connect } from '/intray/intray.js';
  const TODAY = new Date().toISOString();
  const session = {
    user: { id: 'ana-ruiz', displayName: 'Ana Ruiz, RN', internalName: 'Ana Ruiz' },
    tenant: { id: 'speed', name: 'Speed', timeZone: 'America/Toronto' },
    serverTime: TODAY,
    defaults: { allowResponse: true, allowAttachments: false, maskName: false },
    permissions: { reply: true, attach: true, assign: true, comment: true, bill: true, close: true, record: true },
    limits: {
      bodyLength: 5000, rememberWritesDays: 30, waitSeconds: 0, parallelWrites: 4,
      attachments: { count: 10, bytesEach: 25000000, bytesTotal: 50000000, types: [] },
    },
    features: { search: false },
    feeCodes: { pattern: '[A-Z]\\\\d{3}A' },
    billingCycle: { kind: 'calendar-month' },
    retention: { attachmentDays: 7, deviceDays: 60, deviceMegabytes: 500 },
    recordSystems: [], suggestedAssignees: [], unreadChoices: [],
  };
  const line = (at) => {
    const value = {
      id: 'line-' + at, messageId: 'message-' + at, conversationId: 'c-' + (at % 4000),
      patient: { id: 'p-' + (at % 4000), name: ['Tremblay', 'Émond', 'Nguyen', 'O’Neill'][at % 4] + ', ' + at },
      providerId: 'doctor-' + (at % 30), enteredBy: 'ana-ruiz', feeCode: 'K' + (300 + (at % 12)) + 'A',
      serviceDate: TODAY.slice(0, 10), composedAt: TODAY, cycle: TODAY.slice(0, 8) + '01', late: at % 7 === 0,
    };
    return { op: 'put', kind: 'billing-line', id: value.id, version: 1, value };
  };
  const page = (from) => Array.from({ length: Math.min(500, ${LINES} - from) }, (_, at) => line(from + at));
  const never = async () => ({ kind: 'no-answer' });
  window.intray = connect({
    user: 'ana-ruiz',
    timersUrl: '/intray/intray-timers.js',
    backend: {
      session: async () => ({ kind: 'answered', body: session }),
      changes: async ({ since = '0' }) => {
        const from = Number(since);
        const changes = page(from);
        const cursor = String(from + changes.length);
        const more = Number(cursor) < ${LINES};
        const body = { tenantId: 'speed', userId: 'ana-ruiz', changes, cursor, more, total: 0, serverTime: TODAY };
        return { kind: 'answered', body };
      },
      write: never, putPart: never, completeFile: never, content: never, billingLines: never,
    },
  });
</script>`;

const server = await serve({});
const browser = await chromium.launch({ executablePath: await requireBrowser() });
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.route('**/portal', (route) =>
    route.fulfill({ contentType: 'text/html', body: PORTAL }),
  );
  const page = await warm(context);
  const steps = [
    ['opened and drawn', await step(page, open)],
    ['sorted by patient', await step(page, sort)],
    ['scrolled from top to end', await step(page, scroll)],
    ['one provider, then all', await step(page, filter)],
    ['exported', await step(page, save)],
  ];
  report(steps);
} finally {
  await browser.close();
  await server.close();
}

/** Every line is on the device, and the page has come to rest. */
async function warm(context) {
  const first = await context.newPage();
  await first.goto(`${server.url}/portal`);
  await first.waitForFunction(
    () => window.intray?.status.lastSyncedAt && !window.intray.status.firstSync,
    undefined,
    { timeout: 120_000 },
  );
  await first.close();
  const page = await context.newPage();
  await page.goto(`${server.url}/portal`);
  await page.waitForFunction(() => window.intray?.status.lastSyncedAt);
  await page.waitForTimeout(3_000);
  return page;
}

/** How long it took, and the longest task of the page: by its thread's own time and by the clock. */
async function step(page, act) {
  const tracing = await trace(page);
  const ms = await page.evaluate(act);
  await page.waitForTimeout(200);
  const tasks = mainTasks(await tracing.end());
  if (tasks.length === 0) throw new Error('The browser told of no task.');
  const longest = (of) => Math.max(...tasks.map(of)) / 1_000;
  // In the task in which tracing begins the browser may take the thread's whole life for its own time.
  const own = longest(({ dur, tdur = dur }) => Math.min(dur, tdur));
  return { ms, own, clock: longest(({ dur }) => dur) };
}

async function trace(page) {
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'], excludedCategories: ['*'] },
  });
  const end = async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
    return events;
  };
  return { end };
}

function mainTasks(events) {
  const threadOf = ({ pid, tid }) => `${pid} ${tid}`;
  const named = events.filter(({ name }) => name === 'thread_name');
  const mains = new Set(
    named.filter(({ args }) => args.name === 'CrRendererMain').map((event) => threadOf(event)),
  );
  return events.filter(
    (event) => event.ph === 'X' && /RunTask/u.test(event.name) && mains.has(threadOf(event)),
  );
}

async function open() {
  const started = performance.now();
  const report = document.createElement('billing-report');
  report.style.cssText = 'display: block; height: 100%';
  document.body.append(report);
  const drawn = () => report.shadowRoot?.querySelector('tr[data-index]');
  while (!drawn()) await new Promise((resolve) => requestAnimationFrame(resolve));
  return performance.now() - started;
}

async function sort() {
  const started = performance.now();
  const { shadowRoot } = document.querySelector('billing-report');
  const first = () => shadowRoot.querySelector('tr[data-index] td:nth-child(3)')?.textContent;
  const before = first();
  shadowRoot.querySelectorAll('th button')[2].click();
  while (first() === before) await new Promise((resolve) => requestAnimationFrame(resolve));
  return performance.now() - started;
}

async function scroll() {
  const started = performance.now();
  const pane = document.querySelector('billing-report').shadowRoot.querySelector('.pane');
  for (let at = 0; at <= 100; at++) {
    pane.scrollTop = (at / 100) * pane.scrollHeight;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return performance.now() - started;
}

async function filter() {
  const started = performance.now();
  const { shadowRoot } = document.querySelector('billing-report');
  const [, select] = shadowRoot.querySelectorAll('select');
  const rows = () => Number(shadowRoot.querySelector('table').getAttribute('aria-rowcount'));
  const all = rows();
  const pick = async (value, isShown) => {
    select.value = value;
    select.dispatchEvent(new Event('change'));
    while (!isShown()) await new Promise((resolve) => requestAnimationFrame(resolve));
  };
  await pick('doctor-3', () => rows() < all);
  await pick('', () => rows() === all);
  return performance.now() - started;
}

async function save() {
  const started = performance.now();
  const saved = new Promise((resolve) => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (file) => {
      resolve();
      return make.call(URL, file);
    };
  });
  await document.querySelector('billing-report').exportCsv();
  await saved;
  return performance.now() - started;
}

function report(steps) {
  console.log(`Billing report, ${LINES} lines on this device`);
  for (const [what, { ms, own, clock }] of steps) {
    const took = `longest task ${own.toFixed(0)} ms (${clock.toFixed(0)} by the clock)`;
    console.log(`  ${what.padEnd(24)} ${ms.toFixed(0).padStart(5)} ms, ${took}`);
    if (own > GOAL_MS) process.exitCode = 1;
  }
  console.log(`  goal: no task over ${GOAL_MS} ms`);
}
