import { Workbox } from 'workbox-window';

import { trustedScriptUrl } from './script-urls.js';

/** Registers our service worker, at once. Rejects where the browser or the address does not allow it. */
export function registerWorker(
  url: string,
  scope: string | undefined,
): Promise<ServiceWorkerRegistration | undefined> {
  const options = scope === undefined ? {} : { scope };
  // workbox-window takes a TrustedScriptURL although its type says string (GoogleChrome/workbox#2855).
  const workbox = new Workbox(trustedScriptUrl(url), { ...options, updateViaCache: 'none' });
  return workbox.register({ immediate: true });
}
