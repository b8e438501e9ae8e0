import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

import type { Browser } from './ensure-browser.js';

/** Outside node_modules, so that what `npm ci` installed stays what the lock file says. */
const CACHE = resolve('build/browser');

/** The last line that runs on node 20.11; a headless shell for Linux, without Background Sync. */
const PACKAGE = '@sparticuz/chromium@138.0.2';

export async function packagedChromium(): Promise<Browser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, 'package.json'), '{ "private": true }\n');
  execFileSync('npm', ['install', '--no-save', '--ignore-scripts', PACKAGE], {
    cwd: CACHE,
    stdio: 'ignore',
  });
  const folder = join(CACHE, 'node_modules/@sparticuz/chromium');
  const entry = pathToFileURL(join(folder, 'build/esm/index.js')).href;
  const { default: chromium } = (await import(entry)) as {
    default: { executablePath(): Promise<string> };
  };
  const path = await chromium.executablePath();
  return { path, env: { LD_LIBRARY_PATH: unpackLibraries(folder) } };
}

/** nss, nspr and expat: the package unpacks them by itself only where it is at home. */
function unpackLibraries(folder: string): string {
  const archive = join(CACHE, 'libraries.tar');
  writeFileSync(archive, brotliDecompressSync(readFileSync(join(folder, 'bin/al2023.tar.br'))));
  execFileSync('tar', ['-xf', archive, '-C', CACHE]);
  return join(CACHE, 'lib');
}

export async function headlessShell(): Promise<Browser | undefined> {
  const browsers = await import('@puppeteer/browsers');
  const platform = browsers.detectBrowserPlatform();
  if (platform === undefined) return undefined;
  const browser = browsers.Browser.CHROMEHEADLESSSHELL;
  const buildId = await browsers.resolveBuildId(browser, platform, 'stable');
  const { executablePath } = await browsers.install({ browser, buildId, cacheDir: CACHE });
  return { path: executablePath, env: {} };
}
