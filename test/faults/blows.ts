import type { CDPSession, Page } from 'playwright-core';

/** What the browser itself does to pages and workers, whatever they are doing at the moment. */

const LONGEST_BLOW_MS = 10_000;

export async function killWorkers(page: Page): Promise<void> {
  await asBrowser(page, async (session) => {
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
  });
}

/** Nothing of this page runs until it is thawed; what it holds it keeps. */
export async function freeze(page: Page): Promise<void> {
  await setLifecycle(page, 'frozen');
}

export async function thaw(page: Page): Promise<void> {
  await setLifecycle(page, 'active');
}

/** Resolves once the renderer is gone. */
export async function crash(page: Page): Promise<void> {
  const crashed = new Promise((resolve) => page.once('crash', resolve));
  page.goto('chrome://crash').catch(() => undefined);
  await crashed;
}

/** What “Clear site data” in the browser's settings takes: databases, caches, workers. */
export async function clearSiteData(page: Page): Promise<void> {
  const { origin } = new URL(page.url());
  await asBrowser(page, async (session) => {
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  });
}

/**
 * As long as a blow may take: a browser never answers for a tab that died, or a worker that was killed, while it was
 * asked (measured); all others have heard it.
 */
export async function struck(blow: Promise<void>): Promise<void> {
  await Promise.race([blow, pause(LONGEST_BLOW_MS)]);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

async function setLifecycle(page: Page, state: 'frozen' | 'active'): Promise<void> {
  await asBrowser(page, async (session) => {
    await session.send('Page.setWebLifecycleState', { state });
  });
}

async function asBrowser(page: Page, act: (session: CDPSession) => Promise<void>): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await act(session);
  await session.detach();
}
