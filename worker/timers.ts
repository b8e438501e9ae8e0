import { expose } from 'comlink';

import { openStore, type Store } from '../src/store/database.js';
import { HttpBackend } from '../src/sync/http-backend.js';
import { remoteBackend } from '../src/sync/remote-backend.js';
import { startSync, type SyncRunner } from '../src/sync/sync-runner.js';
import type { TimersApi } from '../src/sync/timers-api.js';

let running: { readonly runner: SyncRunner; readonly store: Store } | undefined;

const api: TimersApi = {
  async start(person, visible, hostBackend) {
    const backend = hostBackend
      ? remoteBackend(hostBackend)
      : new HttpBackend({ url: person.backendUrl });
    const { database, userId, tenantId, clockOffsetMs } = person;
    const store = await openStore({
      name: database,
      userId,
      now: () => Date.now() + clockOffsetMs,
    });
    running = { store, runner: startSync({ store, backend, tenantId, visible }) };
  },
  setVisible: (visible) => Promise.resolve(running?.runner.setVisible(visible)),
  pullNow: async () => running?.runner.pullNow(),
  push: async (options) => running?.runner.push(options),
  stop() {
    running?.runner.stop();
    running?.store.close();
    running = undefined;
    return Promise.resolve();
  },
};

expose(api);
