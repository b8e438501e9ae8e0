import { Workbox } from 'workbox-window';

import { trustedScriptUrl } from './script-urls.js';

/**
 * Registers our service worker, at once. Rejects where the browser or the address does not allow it. One that is
 * there already is not waited for: Chromium lets all registrations of a scope hang for minutes where the worker was
 * stopped, or a tab crashed, in the middle of one (measured).
 */
export async function registerWorker(
  url: string,
  scope: string | undefined,
): Promise<ServiceWorkerRegistration | undefined> {
  const options = scope === undefined ? {} : { scope };
  // workbox-window takes a TrustedScriptURL although its type says string (GoogleChrome/workbox#2855).
  const workbox = new Workbox(trustedScriptUrl(url), { ...options, updateViaCache: 'none' });
  const registered = workbox.register({ immediate: true });
  const known = await navigator.serviceWorker.getRegistration(scope ?? url);
  if (known?.active?.scriptURL !== url) return registered;
  registered.catch(leaveAsItIs);
  return known;
}

function leaveAsItIs(): void {
  // The one that is there goes on as before.
}
