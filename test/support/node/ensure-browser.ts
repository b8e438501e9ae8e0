import { findBrowser, NO_BROWSER } from './find-browser.js';
import { headlessShell, packagedChromium } from './fetched-browsers.js';
import { installPackages, succeeds } from './system-packages.js';

export interface Browser {
  readonly path: string;
  /** What its libraries need in the environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** A Chromium that starts: one that is here, else one that can be fetched; rejects with what to do. */
export async function ensureBrowser(): Promise<Browser> {
  for (const way of [installed, fromApt, packagedChromium, headlessShell]) {
    const browser = await attempt(way);
    if (browser && starts(browser)) return browser;
    // A wrong CHROME_PATH is a mistake to be told, not one to be worked around.
    if (process.env['CHROME_PATH']) break;
  }
  throw new Error(NO_BROWSER);
}

async function attempt(way: () => Promise<Browser | undefined>): Promise<Browser | undefined> {
  try {
    return await way();
  } catch (error) {
    console.log(`  ${way.name}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

async function installed(): Promise<Browser | undefined> {
  const path = await findBrowser();
  return path === undefined ? undefined : { path, env: {} };
}

function fromApt(): Promise<Browser | undefined> {
  return installPackages('chromium') ? installed() : Promise.resolve(undefined);
}

function starts({ path, env }: Browser): boolean {
  return succeeds([path, '--no-sandbox', '--version'], env);
}
