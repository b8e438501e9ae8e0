import {
  MOST_ADDRESSES,
  SYNC_TAG,
  WORKER_VERSION,
  type WorkerMessage,
  type WorkerReply,
} from '../sync/worker-messages.js';

/** Without a word in this time somebody else pushes. */
const PUSH_PATIENCE_MS = 2_000;
/** It may have to fetch the page first, over a bad line. */
const SHELL_PATIENCE_MS = 60_000;

/** Background Sync is not in TypeScript's library; Chromium only, and some of its shells reject it. */
interface WithSync {
  readonly sync?: { register(tag: string): Promise<void> };
}

/** The page's side of the service worker: registration, asking it to push, and whether the page will reload. */
export class ServiceWorkerLink {
  readonly #registration: Promise<ServiceWorkerRegistration | undefined>;
  readonly #scriptUrl: string;

  constructor({ url, scope }: { readonly url: string; readonly scope: string | undefined }) {
    this.#scriptUrl = url;
    this.#registration = register(url, scope);
  }

  /** False: it could not be registered, so nothing is sent without an open page. */
  async isRegistered(): Promise<boolean> {
    return (await this.#registration) !== undefined;
  }

  /**
   * Asks it to push. False: it does not answer, or nobody knows yet whether it is there; somebody else has to.
   * `done` comes when it has finished, or could not.
   */
  push(database: string, eager: boolean, done: (failed: boolean) => void): Promise<boolean> {
    const message = { type: 'intray/push', database, eager } as const;
    return ask(this.#active(), message, PUSH_PATIENCE_MS, (reply, heard) => {
      if (reply.type === 'intray/here') heard(reply.version === WORKER_VERSION);
      if (reply.type !== 'intray/done') return false;
      done(reply.failed);
      return true;
    });
  }

  /** Hands over what the page has loaded; resolves with whether its address opens without a connection. */
  async keepShell(urls: readonly string[], page: string): Promise<boolean> {
    const registration = await this.#registration;
    if (registration === undefined) return false;
    const worker = registration.active ?? (await activated(registration));
    const message = { type: 'intray/shell', urls: urls.slice(0, MOST_ADDRESSES), page } as const;
    return ask(worker, message, SHELL_PATIENCE_MS, (reply, heard) => {
      if (reply.type !== 'intray/shell-kept') return false;
      heard(reply.willReload);
      return true;
    });
  }

  /** Asks the browser to wake the worker when there is a connection; a bonus where it exists. */
  async requestSync(): Promise<void> {
    const registration = (await this.#registration) as
      (ServiceWorkerRegistration & WithSync) | undefined;
    try {
      await registration?.sync?.register(SYNC_TAG);
    } catch {
      // Refused by the person, by policy, or by a shell without the feature: page triggers do the work.
    }
  }

  async #active(): Promise<ServiceWorker | undefined> {
    const worker = (await this.#registration)?.active;
    return worker?.scriptURL === this.#scriptUrl ? worker : undefined;
  }
}

/** What registering takes comes by itself, because no list waits for it. */
async function register(
  url: string,
  scope: string | undefined,
): Promise<ServiceWorkerRegistration | undefined> {
  try {
    const { registerWorker } = await import('./registration.js');
    return await registerWorker(url, scope);
  } catch {
    return undefined;
  }
}

/** Undefined: its installation failed. */
function activated(registration: ServiceWorkerRegistration): Promise<ServiceWorker | undefined> {
  const worker = registration.installing ?? registration.waiting;
  return new Promise((resolve) => {
    const look = (): void => {
      if (worker?.state === 'activated') resolve(worker);
      else if (worker === null || worker.state === 'redundant') resolve(undefined);
    };
    worker?.addEventListener('statechange', look);
    look();
  });
}

/**
 * Speaks over a private port, so that nobody else on the page hears the answer. `listen` gives true at the last
 * word; resolves with false where there is no worker, or no answer in time.
 */
function ask(
  asked: ServiceWorker | undefined | Promise<ServiceWorker | undefined>,
  message: WorkerMessage,
  patienceMs: number,
  listen: (reply: WorkerReply, heard: (answer: boolean) => void) => boolean,
): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const timer = setTimeout(resolve, patienceMs, false);
    const heard = (answer: boolean): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    port1.addEventListener('message', (event: MessageEvent<WorkerReply>) => {
      if (listen(event.data, heard)) port1.close();
    });
    port1.start();
    void Promise.resolve(asked).then((worker) => {
      if (worker) worker.postMessage(message, [port2]);
      else heard(false);
    });
  });
}
