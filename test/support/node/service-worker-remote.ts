import type { CDPSession, Page } from 'playwright-core';

import { until } from './until.js';

interface Version {
  readonly versionId: string;
  readonly registrationId: string;
  readonly runningStatus: string;
  readonly status: string;
}

/** The browser's own hands on the service worker: stop it, or wake it with a sync event. */
export class ServiceWorkerRemote {
  readonly #session: CDPSession;
  readonly #versions = new Map<string, Version>();
  readonly #registrations = new Map<string, string>();

  private constructor(session: CDPSession) {
    this.#session = session;
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const version of versions) this.#versions.set(version.versionId, version);
    });
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      for (const { registrationId, scopeURL, isDeleted } of registrations) {
        if (isDeleted) this.#registrations.delete(registrationId);
        else this.#registrations.set(registrationId, scopeURL);
      }
    });
  }

  /** Any page of the same computer will do, an empty one too. */
  static async from(page: Page): Promise<ServiceWorkerRemote> {
    const session = await page.context().newCDPSession(page);
    const remote = new ServiceWorkerRemote(session);
    await session.send('ServiceWorker.enable');
    return remote;
  }

  /** Resolves once it has died, in the middle of whatever it did. */
  async stop(): Promise<void> {
    const isRunning = ({ runningStatus }: Version) => runningStatus === 'running';
    const running = () => [...this.#versions.values()].filter(isRunning);
    await until('it runs', running, (found) => found.length > 0);
    for (const { versionId } of running())
      await this.#session.send('ServiceWorker.stopWorker', { versionId });
    await until('it has stopped', running, (found) => found.length === 0);
  }

  async dispatchSync(origin: string, tag: string): Promise<void> {
    const ids = () => [...this.#registrations.keys()];
    const [registrationId = ''] = await until('it is registered', ids, ({ length }) => length > 0);
    const event = { origin, registrationId, tag, lastChance: false };
    await this.#session.send('ServiceWorker.dispatchSyncEvent', event);
  }
}
