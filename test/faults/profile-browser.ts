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

const MOST_WORDS = 8;

interface Parts {
  readonly process: ChildProcess;
  readonly words: readonly string[];
  readonly context: BrowserContext;
}

/** A browser whose profile lies in a folder of the disk, so that it can be killed and started again on it. */
export class ProfileBrowser {
  readonly context: BrowserContext;
  readonly #process: ChildProcess;
  readonly #lastWords: readonly string[];

  private constructor({ process, words, context }: Parts) {
    this.#process = process;
    this.#lastWords = words;
    this.context = context;
  }

  static async start(profile: string): Promise<ProfileBrowser> {
    const options = [...OPTIONS, `--user-data-dir=${profile}`, 'about:blank'];
    const process = spawn(await requireBrowser(), options, { stdio: ['ignore', 'ignore', 'pipe'] });
    const words: string[] = [];
    const browser = await chromium.connectOverCDP(await addressOf(process, words));
    const [context] = browser.contexts();
    if (!context) throw new Error('The browser has no window.');
    return new ProfileBrowser({ process, words, context });
  }

  /** Null while it runs; else how it ended, by its own words. */
  get end(): string | null {
    const { exitCode, signalCode } = this.#process;
    if (exitCode === null && signalCode === null) return null;
    return `${String(exitCode ?? signalCode)}: ${this.#lastWords.join(' | ')}`;
  }

  /** As when the power goes: nobody is told, nothing is put away. */
  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
  }
}

/** Resolves with its address; what it says later is kept, the newest lines of it. */
function addressOf({ stderr }: ChildProcess, words: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!stderr) throw new Error('The browser says nothing.');
    const lines = createInterface({ input: stderr });
    lines.on('line', (line) => {
      const address = LISTENING.exec(line)?.groups?.address;
      if (address !== undefined) resolve(address);
      words.push(line);
      if (words.length > MOST_WORDS) words.shift();
    });
    lines.once('close', () => {
      reject(new Error(`The browser did not start: ${words.join(' | ')}`));
    });
  });
}
