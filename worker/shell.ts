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
/** Our own files are part of every shell. */
const ownFiles = ['intray.js', 'intray-timers.js'].map((name) => new URL(name, here).pathname);

/** Whether an address is one of the shell's, by path without the query. */
export function isShell(address: string): boolean {
  const url = new URL(address, here);
  if (url.origin !== here.origin) return false;
  return [...patterns, ...ownFiles].some((pattern) => matches(pattern, url.pathname));
}

/** Keeps what can be known at install: every address without a star. One that is missing does not stop the rest. */
export async function keepAtInstall(): Promise<void> {
  if (patterns.length === 0) return;
  await keep([...patterns, ...ownFiles].filter((pattern) => !pattern.endsWith('*')));
}

/** Keeps more addresses of the shell: what a page has loaded before this worker was there to see it. */
export async function keep(addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE);
  const wanted = [...new Set(addresses.filter(isShell))];
  await Promise.allSettled(
    wanted.map((address) => cache.add(new Request(address, { cache: 'reload' }))),
  );
}

export async function isKept(address: string): Promise<boolean> {
  return isShell(address) && (await kept(address)) !== undefined;
}

/** Network first; the kept copy where the network is silent, slow or broken. */
export async function answerShell(request: Request): Promise<Response> {
  const fromNetwork = fetchAndKeep(request);
  const copy = await kept(request.url);
  if (copy === undefined) return fromNetwork;
  const slow = new Promise<Response>((resolve) => {
    setTimeout(resolve, PATIENCE_MS, copy);
  });
  const answered = fromNetwork.then((response) => (response.status >= 500 ? copy : response));
  return Promise.race([answered.catch(() => copy), slow]);
}

async function fetchAndKeep(request: Request): Promise<Response> {
  const response = await fetch(request);
  if (response.ok && !response.redirected && response.type === 'basic') {
    const cache = await caches.open(CACHE);
    await cache.put(withoutQuery(request.url), response.clone());
  }
  return response;
}

async function kept(address: string): Promise<Response | undefined> {
  const cache = await caches.open(CACHE);
  return cache.match(withoutQuery(address), { ignoreSearch: true, ignoreVary: true });
}

/** A query may name a patient; it is never kept. */
function withoutQuery(address: string): string {
  const url = new URL(address, here);
  return url.origin + url.pathname;
}

function matches(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}
