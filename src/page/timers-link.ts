import { proxy, wrap, type Remote } from 'comlink';

import type { DevicePerson } from '../store/device.js';
import type { Store } from '../store/database.js';
import type { Backend } from '../sync/backend.js';
import { startSync, type SyncRunner } from '../sync/sync-runner.js';
import type { TimersApi } from '../sync/timers-api.js';
import { trustedScriptUrl } from './script-urls.js';

/** A worker that has not started by then is not coming. */
const START_MS = 5_000;

export interface TimersLink extends SyncRunner {
  /** Where the work is done; `page`: the worker could not start. */
  readonly place: 'worker' | 'page';
}

export interface TimersOptions {
  readonly url: string;
  readonly person: DevicePerson;
  readonly store: Store;
  /** Used where the page itself has to do the work. */
  readonly backend: Backend;
  readonly visible: boolean;
}

/** Starts pulling in the timers worker, and in the page where that worker cannot start. Never rejects. */
export async function startTimers(options: TimersOptions): Promise<TimersLink> {
  const worker = spawn(options.url);
  if (worker) {
    const remote = wrap<TimersApi>(worker);
    if (await started(worker, remote, options)) return workerLink(worker, remote);
    worker.terminate();
  }
  const { store, backend, visible, person } = options;
  const runner = startSync({ store, backend, visible, tenantId: person.tenantId });
  return { ...runner, place: 'page' };
}

function spawn(url: string): Worker | undefined {
  try {
    return new Worker(trustedScriptUrl(url), { type: 'module', name: 'intray-timers' });
  } catch {
    return undefined;
  }
}

async function started(
  worker: Worker,
  remote: Remote<TimersApi>,
  { person, visible, backend }: TimersOptions,
): Promise<boolean> {
  const hostBackend = person.needsPage ? ([proxy(backend)] as const) : ([] as const);
  const start = remote.start(person, visible, ...hostBackend).then(
    () => true,
    () => false,
  );
  const failure = new Promise<boolean>((resolve) => {
    worker.addEventListener('error', () => {
      resolve(false);
    });
    setTimeout(() => {
      resolve(false);
    }, START_MS);
  });
  return Promise.race([start, failure]);
}

function workerLink(worker: Worker, remote: Remote<TimersApi>): TimersLink {
  return {
    place: 'worker',
    setVisible: (visible) => void remote.setVisible(visible),
    pullNow: () => remote.pullNow(),
    push: (options) => remote.push(options),
    stop: () => {
      worker.terminate();
    },
  };
}
