import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium, type BrowserContext } from 'playwright-core';

import { requireBrowser } from '../support/node/find-browser.js';

const OPTIONS = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--no-first-run',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--window-size=1700,900',
];
const LISTENING = /^DevTools listening on (?<address>ws:\/\/\S+)$/u;

/** A browser whose profile lies in a folder of the disk, so that it can be killed and started again on it. */
export class ProfileBrowser {
  readonly context: BrowserContext;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, context: BrowserContext) {
    this.#process = process;
    this.context = context;
  }

  static async start(profile: string): Promise<ProfileBrowser> {
    const options = [...OPTIONS, `--user-data-dir=${profile}`, 'about:blank'];
    const process = spawn(await requireBrowser(), options, { stdio: ['ignore', 'ignore', 'pipe'] });
    const browser = await chromium.connectOverCDP(await addressOf(process));
    const [context] = browser.contexts();
    if (!context) throw new Error('The browser has no window.');
    return new ProfileBrowser(process, context);
  }

  /** As when the power goes: nobody is told, nothing is put away. */
  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
  }
}

async function addressOf({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error('The browser says nothing.');
  for await (const line of createInterface({ input: stderr })) {
    const address = LISTENING.exec(line)?.groups?.address;
    if (address !== undefined) {
      stderr.resume();
      return address;
    }
  }
  throw new Error('The browser did not start.');
}
