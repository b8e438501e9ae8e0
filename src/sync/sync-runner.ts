import type { Store } from '../store/database.js';
import type { Backend } from './backend.js';
import { startDownloads } from './download-loop.js';
import { startCycleFetches } from './fetch-cycle.js';
import { startFreshSession } from './fresh-session.js';
import { oneAtATime } from './one-at-a-time.js';
import { PullLoop } from './pull-loop.js';
import { drain, type DrainOptions } from './push.js';
import { wholeSession } from './whole-session.js';

/** What the timers worker does for a page, and the page itself where that worker cannot start. */
export interface SyncRunner {
  setVisible(visible: boolean): void;
  /** Pulls now; resolves when that pull has ended, however it ended. */
  pullNow(): Promise<void>;
  /** Sends what is due; the service worker does it where there is one. */
  push(options: DrainOptions): Promise<void>;
  stop(): void;
}

export interface SyncRunnerOptions {
  readonly store: Store;
  readonly backend: Backend;
  readonly visible: boolean;
}

/** Starts pulling and fetching what is asked for, for one person and stands ready to push. */
export function startSync({ store, backend, visible }: SyncRunnerOptions): SyncRunner {
  const stopping = new AbortController();
  const loop = new PullLoop({ store, backend }, visible);
  const owner = crypto.randomUUID();
  const stopDownloads = startDownloads({ store, backend });
  const stopCycleFetches = startCycleFetches({ store, backend });
  const stopAsking = startFreshSession(store, backend);
  const push = oneAtATime(
    (options: DrainOptions) =>
      drain({ store, backend, owner, door: wholeSession, signal: stopping.signal }, options),
    mergeDrains,
  );
  return {
    push,
    setVisible: (now) => {
      loop.setVisible(now);
    },
    pullNow: async () => {
      await loop.nudge();
    },
    stop: () => {
      stopping.abort();
      loop.stop();
      stopDownloads();
      stopCycleFetches();
      stopAsking();
    },
  };
}

export function mergeDrains(one: DrainOptions, other: DrainOptions): DrainOptions {
  return { eager: one.eager === true || other.eager === true };
}
