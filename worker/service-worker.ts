import { pushInBackground } from '../src/sync/background-push.js';
import { parseWorkerMessage } from '../src/sync/parse-worker-message.js';
import {
  SYNC_TAG,
  WORKER_VERSION,
  type WorkerMessage,
  type WorkerReply,
} from '../src/sync/worker-messages.js';
import { answerShell, isKept, isShell, keep, keepAtInstall } from './shell.js';

declare const self: ServiceWorkerGlobalScope;

/** Background Sync is not in TypeScript's library. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

self.addEventListener('install', (event) => {
  event.waitUntil(keepAtInstall());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(pushInBackground(undefined, { eager: true }).catch(leaveForLater));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && isShell(request.url)) event.respondWith(answerShell(request));
});

self.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent;
  if (tag !== SYNC_TAG) return;
  (event as SyncEvent).waitUntil(pushInBackground(undefined, { eager: true }));
});

self.addEventListener('message', (event) => {
  const message = parseWorkerMessage(event.data);
  const port = event.ports[0];
  if (message === undefined || port === undefined) return;
  event.waitUntil(obey(message, port));
});

async function obey(message: WorkerMessage, port: MessagePort): Promise<void> {
  const say = (reply: WorkerReply): void => {
    port.postMessage(reply);
  };
  switch (message.type) {
    case 'intray/push':
      say({ type: 'intray/here', version: WORKER_VERSION });
      await pushInBackground(message.database, { eager: message.eager }).catch(leaveForLater);
      say({ type: 'intray/done' });
      return;
    case 'intray/shell':
      await keep(message.urls);
      say({ type: 'intray/shell-kept', willReload: await isKept(message.page) });
  }
}

/** The page asks again; only a sync event is repeated by the browser, and only if it hears of the failure. */
function leaveForLater(): void {
  // What is left stays queued on disk.
}
