import { chromium, type Browser } from 'playwright-core';

import { requireBrowser } from './find-browser.js';

/** A browser of its own for a whole flow; each context in it is another person's computer. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await requireBrowser(),
    args: ['--disable-gpu', '--disable-dev-shm-usage'],
  });
}
