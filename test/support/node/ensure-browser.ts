import { spawnSync } from 'node:child_process';

import { findBrowser, NO_BROWSER } from './find-browser.js';
import { headlessShell, packagedChromium } from './fetched-browsers.js';

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

async function fromApt(): Promise<Browser | undefined> {
  const prefix = rootPrefix();
  if (prefix === undefined || !succeeds(['apt-get', '--version'])) return undefined;
  console.log('  No browser found: installing chromium with apt-get');
  succeeds([...prefix, 'apt-get', 'update']);
  succeeds([...prefix, 'apt-get', 'install', '-y', '--no-install-recommends', 'chromium']);
  return installed();
}

/** How to run something as root without being asked; undefined: not at all. */
function rootPrefix(): string[] | undefined {
  if (process.platform !== 'linux') return undefined;
  if (process.getuid?.() === 0) return [];
  return succeeds(['sudo', '-n', 'true']) ? ['sudo', '-n'] : undefined;
}

function starts({ path, env }: Browser): boolean {
  return succeeds([path, '--no-sandbox', '--version'], env);
}

function succeeds([command = '', ...args]: readonly string[], env = {}): boolean {
  const silent = { DEBIAN_FRONTEND: 'noninteractive', ...env };
  const { status } = spawnSync(command, args, {
    stdio: 'ignore',
    timeout: 240_000,
    env: { ...process.env, ...silent },
  });
  return status === 0;
}
