import { NOTIFICATION_TAG } from '../src/model/unread-notice.js';
import { pushFor, pushOnSync } from '../src/sync/background-push.js';
import { parseWorkerMessage } from '../src/sync/parse-worker-message.js';
import {
  SYNC_TAG,
  WORKER_VERSION,
  type WorkerMessage,
  type WorkerReply,
} from '../src/sync/worker-messages.js';
import { answerShell, isShell, keep, keepAtInstall, willReload } from './shell.js';

declare const self: ServiceWorkerGlobalScope;

/** Background Sync is not in TypeScript's library. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

self.addEventListener('install', (event) => {
  event.waitUntil(keepAtInstall());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (!isShell(request)) return;
  const { answer, kept } = answerShell(request);
  event.respondWith(answer);
  event.waitUntil(kept);
});

self.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent;
  if (tag !== SYNC_TAG) return;
  (event as SyncEvent).waitUntil(pushOnSync());
});

self.addEventListener('message', (event) => {
  const message = parseWorkerMessage(event.data);
  const port = event.ports[0];
  if (message === undefined || port === undefined) return;
  event.waitUntil(obey(message, port));
});

self.addEventListener('notificationclick', (event) => {
  const { notification } = event;
  if (notification.tag !== NOTIFICATION_TAG) return;
  notification.close();
  event.waitUntil(showPage());
});

async function showPage(): Promise<void> {
  const [page] = await self.clients.matchAll({ type: 'window' });
  await page?.focus();
}

async function obey(message: WorkerMessage, port: MessagePort): Promise<void> {
  const say = (reply: WorkerReply): void => {
    port.postMessage(reply);
  };
  switch (message.type) {
    case 'intray/push':
      say({ type: 'intray/here', version: WORKER_VERSION });
      say({ type: 'intray/done', failed: await hasFailed(pushFor(message.database, message)) });
      return;
    case 'intray/shell':
      await keep([message.page]);
      say({ type: 'intray/shell-kept', willReload: await willReload(message.page) });
      await keep(message.urls);
  }
}

/** What is left stays queued on disk. Only a sync event is repeated by the browser, and only if it hears of it. */
function hasFailed(push: Promise<void>): Promise<boolean> {
  return push.then(
    () => false,
    () => true,
  );
}
