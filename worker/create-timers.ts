import { openRowsOf, openStoreOf, type Store } from '../src/store/database.js';
import { readSync } from '../src/store/meta.js';
import { beginNewLogs } from '../src/store/new-log.js';
import { letGoOfBodies } from '../src/store/old-bodies.js';
import type { Backend } from '../src/sync/backend.js';
import { completeConversation } from '../src/sync/complete-conversation.js';
import { HttpBackend } from '../src/sync/http-backend.js';
import { remoteBackend } from '../src/sync/remote-backend.js';
import { askSession, noteSession, type SessionCheck } from '../src/sync/session-check.js';
import { startSync, type SyncRunner } from '../src/sync/sync-runner.js';
import type { TimersApi } from '../src/sync/timers-api.js';
import { wholeSession } from '../src/sync/whole-session.js';
import { keepRetention, startTimers } from '../src/timers/start-timers.js';
import { deviceTime } from '../src/timers/time-source.js';

interface Running {
  readonly runner: SyncRunner;
  readonly store: Store;
  stopTimers: () => void;
  stopped: boolean;
}

/** The work of the timers worker for one page: at most one person at a time. */
export function createTimers(): TimersApi {
  let backend: Backend | undefined;
  let running: Running | undefined;
  let stopResting: () => void = () => undefined;
  /** Each start and stop is a turn of its own; what an earlier one still opens is closed again. */
  let turn = 0;
  const stop = (): void => {
    turn += 1;
    if (running) end(running);
    running = undefined;
    stopResting();
    stopResting = () => undefined;
  };
  const reached = (): Backend => {
    if (backend === undefined) throw new Error('reach() comes first.');
    return backend;
  };
  return {
    reach(url, headers, hostBackend) {
      const http = new HttpBackend(headers ? { url, headers } : { url });
      backend = hostBackend ? remoteBackend(hostBackend) : http;
      return Promise.resolve();
    },
    askSession: () => askSession(reached(), wholeSession),
    async start(person, visible, check) {
      stop();
      const mine = turn;
      const store = await openStoreOf(person);
      beginNewLogs(store.db);
      store.db.letGoOfMore = () => letGoOfBodies(store.db);
      if (mine !== turn) {
        store.close();
        return;
      }
      running = begin(store, reached(), visible);
      noteAtStart(running, reached(), check).catch(leaveForLater);
    },
    setVisible: (visible) => Promise.resolve(running?.runner.setVisible(visible)),
    pullNow: async () => running?.runner.pullNow(),
    push: async (options) => running?.runner.push(options),
    complete: async (conversationId) =>
      running
        ? completeConversation({ store: running.store, backend: reached() }, conversationId)
        : { kind: 'later' },
    async rest(person) {
      stop();
      const mine = turn;
      const { db, close } = await openRowsOf(person);
      beginNewLogs(db);
      if (mine !== turn) {
        close();
        return;
      }
      const { clockOffsetMs } = person;
      const stopTimer = keepRetention(
        { db },
        deviceTime(() => Date.now() + clockOffsetMs),
      );
      stopResting = () => {
        stopTimer();
        close();
      };
    },
    stop() {
      stop();
      return Promise.resolve();
    },
  };
}

function begin(store: Store, backend: Backend, visible: boolean): Running {
  const runner = startSync({ store, backend, visible });
  return { store, runner, stopTimers: () => undefined, stopped: false };
}

function end(running: Running): void {
  running.stopped = true;
  running.stopTimers();
  running.runner.stop();
  running.store.close();
}

/**
 * The session is refreshed at every start; with it the server may offer to hold a pull, and it tells the server's
 * time, before which no timer decides anything.
 */
async function noteAtStart(
  running: Running,
  backend: Backend,
  check: SessionCheck | undefined,
): Promise<void> {
  const { store, runner } = running;
  const asked = await readSync(store.db);
  const found = check ?? (await askSession(backend, wholeSession));
  const signedIn = await noteSession(store, found, wholeSession, asked);
  if (running.stopped) return;
  const ask = (): Promise<void> => runner.pullNow();
  running.stopTimers = startTimers({ store, time: deviceTime(() => store.now()), ask });
  if (signedIn) await runner.pullNow();
}

function leaveForLater(): void {
  // The store was closed meanwhile; the next start asks again.
}
