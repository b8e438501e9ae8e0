/**
 * The portal's page without a connection: exactly the addresses that the portal listed, network first, the
 * kept copy when the network is silent. The list is in this script's own address, so that it is known
 * synchronously after the worker was killed. API answers are never kept.
 */

const CACHE = 'intray/shell';
/** On a line that hangs, the kept copy is better than a white page. */
const PATIENCE_MS = 5_000;

const here = new URL(self.location.href);
const patterns = here.searchParams.getAll('shell');
/** The files that the page fetches when first needed, by the build; their names say what is in them. */
declare const INTRAY_PARTS: readonly string[];

const parts = INTRAY_PARTS.map(pathOf);
/** Our own files are part of every shell. */
const entries = ['intray.js', 'intray-timers.js'].map(pathOf);
/** Parts of any version: a page of yesterday, or of tomorrow, is served by this worker too. */
const PART = /\/intray-[a-z-]+-[\w-]{8}\.js$/u;

/** Whether a request is for one of the shell's addresses, by path without the query; never for the API. */
export function isShell(request: Request): boolean {
  const asksClinic = request.headers.has('Intray-Version');
  return request.method === 'GET' && !asksClinic && isListed(request.url);
}

/** Keeps what can be known at install: every address without a star. One that is missing does not stop the rest. */
export async function keepAtInstall(): Promise<void> {
  if (patterns.length === 0) return;
  await keep([...patterns, ...parts].filter((pattern) => !pattern.endsWith('*')));
  // Not before its parts are there: without a connection, an older page is better than half a new one.
  const kept = await Promise.all(parts.map((part) => keptCopy(part)));
  if (kept.includes(undefined)) return;
  await Promise.allSettled(entries.map((entry) => fetchAndKeep(entry)));
}

/** Keeps more addresses of the shell: what a page has loaded before this worker was there to see it. */
export async function keep(addresses: readonly string[]): Promise<void> {
  const wanted = new Set(addresses.filter(isListed).map(withoutQuery));
  await Promise.allSettled([...wanted].map((address) => keepOne(address)));
}

/** Whether a page's address opens without a connection: it is kept, and this worker is asked for it. */
export async function willReload(page: string): Promise<boolean> {
  const { scope } = (self as unknown as ServiceWorkerGlobalScope).registration;
  return page.startsWith(scope) && isListed(page) && (await keptCopy(page)) !== undefined;
}

/** Network first; the kept copy where the network is silent, slow or broken. `kept`: what goes on after it. */
export function answerShell(request: Request): {
  readonly answer: Promise<Response>;
  readonly kept: Promise<void>;
} {
  const fetched = fetchTwice(request);
  const network = fetched.then(({ response }) => response);
  return { answer: firstGood(request, network), kept: keepCopy(request.url, fetched) };
}

interface Fetched {
  readonly response: Response;
  /** For keeping; undefined where a sign-in page or an error stands in place of the shell. */
  readonly copy: Response | undefined;
}

/** The copy is taken before anybody reads the response. */
async function fetchTwice(request: Request): Promise<Fetched> {
  const response = await fetch(request);
  const isShellItself =
    response.status === 200 && !response.redirected && response.type === 'basic';
  return { response, copy: isShellItself ? response.clone() : undefined };
}

async function firstGood(request: Request, network: Promise<Response>): Promise<Response> {
  const copy = await keptCopy(request.url);
  if (copy === undefined) return network;
  if (isPart(new URL(request.url).pathname)) return copy;
  const slow = new Promise<Response>((resolve) => {
    setTimeout(resolve, PATIENCE_MS, copy);
  });
  const answered = network.then((response) => (response.status >= 500 ? copy : response));
  return Promise.race([answered.catch(() => copy), slow]);
}

async function keepCopy(address: string, fetched: Promise<Fetched>): Promise<void> {
  try {
    const { copy } = await fetched;
    if (copy) await (await caches.open(CACHE)).put(withoutQuery(address), copy);
  } catch {
    // No connection, or a full disk: the copy of last time stays.
  }
}

async function keepOne(address: string): Promise<void> {
  if ((await keptCopy(address)) === undefined) await fetchAndKeep(address);
}

async function fetchAndKeep(address: string): Promise<void> {
  const request = new Request(address, { cache: 'reload', redirect: 'error' });
  await keepCopy(address, fetchTwice(request));
}

async function keptCopy(address: string): Promise<Response | undefined> {
  const cache = await caches.open(CACHE);
  return cache.match(withoutQuery(address), { ignoreVary: true });
}

function isListed(address: string): boolean {
  const url = new URL(address, here);
  if (url.origin !== here.origin) return false;
  if (isPart(url.pathname)) return true;
  return [...patterns, ...entries].some((pattern) => matches(pattern, url.pathname));
}

function isPart(path: string): boolean {
  return path.startsWith(pathOf('.')) && PART.test(path);
}

function pathOf(name: string): string {
  return new URL(name, here).pathname;
}

/** A query may name a patient; it is never kept. */
function withoutQuery(address: string): string {
  const url = new URL(address, here);
  return url.origin + url.pathname;
}

function matches(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}
