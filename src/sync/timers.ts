import { removeDueBytes } from '../store/attachments.js';
import { sweepOrphans } from '../store/blobs.js';
import { openStoreOf, type Store } from '../store/database.js';
import { serverNow } from '../store/meta.js';
import { prune } from '../store/prune.js';
import type { Backend } from './backend.js';
import { completeConversation } from './complete-conversation.js';
import { HttpBackend } from './http-backend.js';
import { remoteBackend } from './remote-backend.js';
import { askSession, noteSession, type SessionCheck } from './session-check.js';
import { startSync, type SyncRunner } from './sync-runner.js';
import type { TimersApi } from './timers-api.js';
import { wholeSession } from './whole-session.js';

interface Running {
  readonly runner: SyncRunner;
  readonly store: Store;
}

/** The work of the timers worker for one page: at most one person at a time. */
export function createTimers(): TimersApi {
  let backend: Backend | undefined;
  let running: Running | undefined;
  /** Each start and stop is a turn of its own; what an earlier one still opens is closed again. */
  let turn = 0;
  const stop = (): void => {
    turn += 1;
    running?.runner.stop();
    running?.store.close();
    running = undefined;
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
      if (mine !== turn) {
        store.close();
        return;
      }
      running = { store, runner: startSync({ store, backend: reached(), visible }) };
      noteAtStart(running, reached(), check).catch(leaveForLater);
    },
    setVisible: (visible) => Promise.resolve(running?.runner.setVisible(visible)),
    pullNow: async () => running?.runner.pullNow(),
    push: async (options) => running?.runner.push(options),
    complete: async (conversationId) =>
      running
        ? completeConversation({ store: running.store, backend: reached() }, conversationId)
        : { kind: 'later' },
    stop() {
      stop();
      return Promise.resolve();
    },
  };
}

/** The session is refreshed at every start; with it the server may offer to hold a pull. */
async function noteAtStart(
  { store, runner }: Running,
  backend: Backend,
  check: SessionCheck | undefined,
): Promise<void> {
  const found = check ?? (await askSession(backend, wholeSession));
  const signedIn = await noteSession(store, found, wholeSession);
  if (signedIn) await runner.pullNow();
  await prune(store);
  await removeDueBytes(store, await serverNow(store));
  await sweepOrphans(store);
}

function leaveForLater(): void {
  // The store was closed meanwhile; the next start asks again.
}
