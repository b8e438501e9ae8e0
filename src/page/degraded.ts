import type { DegradedCode } from './intray.js';
import type { ServiceWorkerLink } from './service-worker-link.js';
import type { TimersLink } from './timers-link.js';

export interface Surroundings {
  readonly serviceWorker: ServiceWorkerLink | undefined;
  readonly timers: Promise<TimersLink | undefined>;
  /** Only the page can reach the backend. */
  readonly needsPage: boolean;
}

/** What does not work on this page as it could. */
export async function degradedCodes(around: Surroundings): Promise<DegradedCode[]> {
  const { serviceWorker, timers, needsPage } = around;
  const willReload = await keepPageShell(serviceWorker);
  const sends = (await serviceWorker?.isRegistered()) === true;
  const codes: DegradedCode[] = [];
  if (!sends) codes.push('no-service-worker');
  if (!sends || needsPage) codes.push('sends-only-while-open');
  if (!willReload) codes.push('page-will-not-reload');
  if ((await timers)?.place !== 'worker') codes.push('no-timers-worker');
  if (!(await isPersistent())) codes.push('storage-not-persistent');
  if (!('locks' in navigator)) codes.push('no-locks');
  codes.push('key-beside-data');
  return codes;
}

/** Whether this page's own address opens without a connection; what it has loaded so far is kept for that. */
async function keepPageShell(link: ServiceWorkerLink | undefined): Promise<boolean> {
  if (link === undefined) return false;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const ours = loaded.filter((address) => new URL(address).origin === location.origin);
  return link.keepShell([...new Set([location.href, ...ours])], location.href);
}

/** Without it the browser may clear what is kept when its disk fills up. */
async function isPersistent(): Promise<boolean> {
  try {
    const storage = (navigator as { storage?: StorageManager }).storage;
    return (await storage?.persisted()) === true || (await storage?.persist()) === true;
  } catch {
    return false;
  }
}
