import { existsSync } from 'node:fs';

const KNOWN_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The Chromium that the tests use: `CHROME_PATH`, else a known place, else what chrome-launcher finds. */
export async function findBrowser(): Promise<string | undefined> {
  const named = process.env['CHROME_PATH'];
  if (named) return existsSync(named) ? named : undefined;
  return KNOWN_PLACES.find((place) => existsSync(place)) ?? (await firstInstallation());
}

async function firstInstallation(): Promise<string | undefined> {
  try {
    const { Launcher } = await import('chrome-launcher');
    return Launcher.getFirstInstallation();
  } catch {
    return undefined; // it throws where it finds none
  }
}

/** For the tests themselves, which come after the step that installs one. */
export async function requireBrowser(): Promise<string> {
  const found = await findBrowser();
  if (found === undefined) throw new Error(NO_BROWSER);
  return found;
}

export const NO_BROWSER =
  'No Chromium found: set CHROME_PATH to one, or install it (Debian, Ubuntu: apt-get install chromium).';
