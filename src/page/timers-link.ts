import { proxy, wrap } from 'comlink';

import type { TimersApi } from '../sync/timers-api.js';
import type { Settings } from './options.js';
import { trustedScriptUrl } from './script-urls.js';

/** A worker that has not started by then is not coming. */
const START_MS = 5_000;

export interface TimersLink {
  readonly timers: TimersApi;
  /** Where the work is done; `page`: the worker could not start. */
  readonly place: 'worker' | 'page';
  close(): void;
}

/**
 * Starts the timers worker, or the same functions in the page where it cannot start. Undefined where not even
 * their file is there: then nothing is pulled, and only the service worker sends.
 */
export async function openTimers(settings: Settings): Promise<TimersLink | undefined> {
  return (await openWorker(settings)) ?? (await openInPage(settings));
}

async function openWorker(settings: Settings): Promise<TimersLink | undefined> {
  const worker = spawn(settings.timersUrl);
  if (worker === undefined) return undefined;
  const timers = wrap<TimersApi>(worker) as unknown as TimersApi;
  const failed = new Promise<boolean>((resolve) => {
    worker.addEventListener('error', () => {
      resolve(false);
    });
    setTimeout(resolve, START_MS, false);
  });
  if (await Promise.race([reach(timers, settings, proxy), failed])) {
    return {
      timers,
      place: 'worker',
      close: () => {
        worker.terminate();
      },
    };
  }
  worker.terminate();
  return undefined;
}

function spawn(url: string): Worker | undefined {
  try {
    return new Worker(trustedScriptUrl(url), { type: 'module', name: 'intray-timers' });
  } catch {
    return undefined;
  }
}

async function openInPage(settings: Settings): Promise<TimersLink | undefined> {
  try {
    const { createTimers } = (await import(/* @vite-ignore */ settings.timersUrl)) as {
      createTimers: () => TimersApi;
    };
    const timers = createTimers();
    await reach(timers, settings, (value) => value);
    return { timers, place: 'page', close: () => void timers.stop() };
  } catch {
    return undefined;
  }
}

/** What is the host's own stays in the page; a worker gets a way to call it. */
async function reach(
  timers: TimersApi,
  { backend, backendUrl }: Settings,
  handOver: <Value extends object>(value: Value) => Value,
): Promise<boolean> {
  if (!('url' in backend)) await timers.reach(backendUrl, undefined, handOver(backend));
  else if (!('headers' in backend)) await timers.reach(backendUrl);
  else {
    const { headers } = backend;
    const plain = async (): Promise<Record<string, string>> =>
      Object.fromEntries(new Headers(await headers()));
    await timers.reach(backendUrl, handOver(plain));
  }
  return true;
}
