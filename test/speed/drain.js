// `npm run speed:drain`: 1,000 replies to 200 conversations, queued while the line is down, then sent by the service
// worker; beside it, in the same browser, the queue of workbox-background-sync with the same 1,000 requests, and the
// requests alone, as many at once as ours and nothing kept: no queue can be faster. Times are taken at the clinic's
// server, from the first write to the last effect.
/* global navigator, MessageChannel, Request, crypto, setTimeout -- part of it runs in the browser */
import { chromium } from 'playwright-core';

import { createClinic } from '../../build/demo/clinic/handler.js';
import { serve } from '../../build/demo/server/serve.js';
import { requireBrowser } from '../../build/test/support/node/find-browser.js';
import { bundleProgram } from './bundle-program.js';

const REPLIES = 1_000;
const CONVERSATIONS = 200;
const PARALLEL = 6;
const STAFF = 'ana-ruiz';
/** Latency of each answer in ms, and how many times the peer's throughput is wanted there. */
const CASES = [
  { latency: 0, goal: 1.5 },
  { latency: 50, goal: 6 },
];
const TOO_LONG_MS = 300_000;

const QUEUE_REPLIES = `
  import { sendReply } from '/src/commands/send-reply.ts';
  import { openStoreOf } from '/src/store/database.ts';
  import { peopleOfDevice } from '/src/store/device.ts';

  export async function queue(replies) {
    const [person] = await peopleOfDevice();
    const store = await openStoreOf(person, { outboxCap: { rows: Infinity, bytes: Infinity } });
    for (const reply of replies) await sendReply(store, { ...reply, undoMs: 0 });
    store.close();
  }
`;
const WORKBOX = `
  import { Queue } from 'workbox-background-sync';

  // Its own sync event would begin a second replay beside ours: measured, 198 of 1,000 went twice and one never.
  const queue = new Queue('replies', { forceSyncFallback: true });
  addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  addEventListener('message', (event) => event.waitUntil(obey(event)));

  async function obey({ data, ports: [port] }) {
    if (data.requests) {
      for (const { url, ...init } of data.requests) await queue.pushRequest({ request: new Request(url, init) });
    } else await queue.replayRequests();
    port.postMessage('done');
  }
`;
const REQUESTS_ALONE = `
  let requests;
  addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  addEventListener('message', (event) => event.waitUntil(obey(event)));

  async function obey({ data, ports: [port] }) {
    if (data.requests) requests = data.requests.values();
    else await Promise.all(Array.from({ length: ${PARALLEL} }, sendInTurn));
    port.postMessage('done');
  }

  async function sendInTurn() {
    for (const { url, ...init } of requests) await (await fetch(url, init)).text();
  }
`;
const PORTAL = (run) => `<!doctype html><title>Speed</title><message-icon></message-icon>
<script type="module">
  import { connect } from '/intray/intray.js';
  window.intray = connect({
    backend: { url: '/clinic/${run}/${STAFF}/api/intray' },
    user: '${STAFF}',
    timersUrl: '/intray/intray-timers.js',
    serviceWorker: { mode: 'register', url: '/intray/intray-service-worker.js', scope: '/portal/' },
  });
</script>`;

const line = { latency: 0, isDown: false, starts: [], ends: [] };
const clinic = createClinic();
const server = await serve({ clinic, before: atTheLine });
const scripts = {
  '/queue.js': await bundleProgram(QUEUE_REPLIES),
  '/workbox.js': await bundleProgram(WORKBOX),
  '/alone.js': REQUESTS_ALONE,
};
const browser = await chromium.launch({ executablePath: await requireBrowser() });
let isGood = true;
try {
  console.log(`${REPLIES} replies to ${CONVERSATIONS} conversations`);
  for (const { latency, goal } of CASES) {
    line.latency = latency;
    const ours = await measure(`ours-${latency}`, drainOurs);
    const peer = await measure(`peer-${latency}`, (device) => drainPeer('/workbox.js', device));
    const alone = await measure(`alone-${latency}`, (device) => drainPeer('/alone.js', device));
    const ratio = peer.ms / ours.ms;
    console.log(`  latency ${latency} ms`);
    console.log(`    intray   ${told(ours)}`);
    console.log(`    workbox  ${told(peer)}`);
    console.log(`    alone    ${told(alone)}`);
    console.log(`    ${ratio.toFixed(1)} times its throughput, goal ${goal}`);
    console.log(
      `    ${(peer.ms / alone.ms).toFixed(1)} times its throughput is what the requests alone reach`,
    );
    isGood &&= ours.accepted === REPLIES && ours.twice === 0 && ours.disorder === 0;
    isGood &&= latency === 0 || ratio >= goal;
  }
} finally {
  await browser.close();
  await server.close();
}
process.exitCode = isGood ? 0 : 1;

function told({ ms, accepted, twice, disorder, requests }) {
  const rate = Math.round((accepted / ms) * 1_000);
  return `${(ms / 1_000).toFixed(1)} s, ${rate}/s; ${accepted} at the clinic, ${twice} twice, ${disorder} conversations out of order, ${requests} requests`;
}

/** The line answers late, or not at all; and is our stop-watch. */
function atTheLine(request, response, next) {
  const path = request.url.replace(/\?.*$/u, '');
  if (path in scripts) {
    response.writeHead(200, { 'Content-Type': 'text/javascript', 'Service-Worker-Allowed': '/' });
    response.end(scripts[path]);
  } else if (path.startsWith('/portal/') || path.startsWith('/peer/')) {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end(
      path.startsWith('/peer/') ? '<!doctype html><title>Peer</title>' : PORTAL(path.split('/')[2]),
    );
  } else if (!path.startsWith('/clinic/')) next();
  else if (line.isDown) request.socket.destroy();
  else answerLate(path, request, response, next);
}

function answerLate(path, request, response, next) {
  if (request.method === 'PUT' && path.includes('/replies/')) {
    line.starts.push(Date.now());
    response.on('finish', () => line.ends.push(Date.now()));
  }
  setTimeout(next, line.latency);
}

async function measure(run, drain) {
  await ask(run, 'POST', 'reset?size=400');
  await ask(run, 'POST', 'settings', { limits: { parallelWrites: PARALLEL } });
  const replies = await repliesFor(run);
  Object.assign(line, { starts: [], ends: [] });
  const context = await browser.newContext();
  try {
    await drain({ run, replies, context });
    const { writes } = await ask(run, 'GET', 'ledger');
    const sent = writes.filter(({ kind }) => kind === 'reply');
    return {
      ms: Math.max(...line.ends) - Math.min(...line.starts),
      requests: line.starts.length,
      accepted: sent.filter(({ outcome }) => outcome === 'accepted').length,
      twice: sent.filter(({ effects }) => effects > 1).length,
      disorder: await disorderOf(run, replies),
    };
  } finally {
    await context.close();
  }
}

/** Queued while the clinic is silent; then the browser says that the line is back. */
async function drainOurs({ run, replies, context }) {
  const page = await context.newPage();
  page.setDefaultTimeout(TOO_LONG_MS);
  await page.goto(`${server.url}/portal/${run}`);
  await page.waitForFunction(() => {
    const { lastSyncedAt, firstSync } = globalThis.intray.status;
    return lastSyncedAt !== null && firstSync === null;
  });
  await page.evaluate(() => navigator.serviceWorker.ready);
  line.isDown = true;
  await page.evaluate(async (rows) => (await import('/queue.js')).queue(rows), replies);
  line.isDown = false;
  await context.setOffline(true);
  await context.setOffline(false);
  await page.waitForFunction(() => globalThis.intray.status.waiting === 0, undefined, {
    // Else the page is asked at every frame, and has to draw one.
    polling: 500,
  });
}

async function drainPeer(script, { run, replies, context }) {
  const page = await context.newPage();
  page.setDefaultTimeout(TOO_LONG_MS);
  await page.goto(`${server.url}/peer/${run}`);
  const base = `${server.url}/clinic/${run}/${STAFF}/api/intray/conversations`;
  const requests = replies.map(({ conversationId, ...reply }) => ({
    url: `${base}/${conversationId}/replies/${crypto.randomUUID()}`,
    method: 'PUT',
    headers: { 'Intray-Version': '1', 'Intray-User': STAFF, 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...reply, attachmentIds: [], composedAt: new Date().toISOString() }),
  }));
  await page.evaluate(async (worker) => {
    await navigator.serviceWorker.register(worker, { scope: '/peer/' });
    await navigator.serviceWorker.ready;
  }, script);
  await page.evaluate(tellWorker, { requests });
  await page.evaluate(tellWorker, {});
}

function tellWorker(message) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    navigator.serviceWorker.ready.then(({ active }) => active.postMessage(message, [port2]));
  });
}

/** Five to each of 200 open conversations, one conversation after another, as a day's work is written. */
async function repliesFor(run) {
  const rows = await rowsOf(run, 'conversation');
  const open = rows.filter(({ state, permissions }) => state === 'open' && permissions.reply);
  const chosen = open.slice(0, CONVERSATIONS);
  if (chosen.length < CONVERSATIONS) throw new Error(`Only ${chosen.length} conversations.`);
  return Array.from({ length: REPLIES }, (_, number) => {
    const { id, lastMessageId, assignee } = chosen[number % CONVERSATIONS];
    return {
      conversationId: id,
      body: `Reply ${String(number).padStart(4, '0')}`,
      options: { allowResponse: true, allowAttachments: false, maskName: false },
      basedOn: { messageId: lastMessageId, assignee, state: 'open' },
    };
  });
}

async function disorderOf(run, replies) {
  const bodies = new Set(replies.map(({ body }) => body));
  const messages = (await rowsOf(run, 'message')).filter(({ body }) => bodies.has(body));
  const ids = [...new Set(replies.map(({ conversationId }) => conversationId))];
  return ids.filter((id) => {
    const mine = messages.filter(({ conversationId }) => conversationId === id);
    const inTime = mine.toSorted((a, b) => (a.sentAt < b.sentAt ? -1 : 1)).map(({ body }) => body);
    return inTime.join() !== inTime.toSorted().join();
  }).length;
}

async function rowsOf(run, kind) {
  const rows = [];
  for (let since = ''; ;) {
    const query = since === '' ? '' : `&since=${encodeURIComponent(since)}`;
    const path = `${STAFF}/api/intray/changes?limit=1000${query}`;
    const { changes, cursor, more } = await ask(run, 'GET', path);
    rows.push(...changes.filter((change) => change.kind === kind && change.op === 'put'));
    since = cursor;
    if (!more) return rows.map(({ value }) => value);
  }
}

/** Over no line at all. */
async function ask(run, method, path, body) {
  const init = { method, headers: { 'Intray-Version': '1', 'Intray-User': STAFF } };
  if (body !== undefined) init.body = JSON.stringify(body);
  const answer = await clinic.handle(new Request(`http://localhost/clinic/${run}/${path}`, init));
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  const text = await answer.text();
  return text === '' ? undefined : JSON.parse(text);
}
