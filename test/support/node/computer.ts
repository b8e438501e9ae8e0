import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

import type { ClinicSide } from './clinic-side.js';
import type { Fault } from './fault.js';
import type { Faults, SeenRequest } from './faults.js';
import { Portal } from './portal.js';

export interface ComputerOptions {
  /** The clinic; without it one of its own. */
  readonly run?: string;
  readonly context?: BrowserContextOptions;
  /** More of the demo page's address, such as `as`. Replies leave at once unless `undo` says otherwise. */
  readonly query?: Readonly<Record<string, string>>;
}

interface Parts {
  readonly run: string;
  readonly context: BrowserContext;
  readonly clinic: ClinicSide;
  readonly faults: Faults;
  readonly url: string;
  readonly query: Readonly<Record<string, string>>;
}

/** The browser prints it for each request that fails; the faults of a test are no complaint of the page. */
const FAILED_REQUEST = /^Failed to load resource/u;

/** One person's computer: tabs, storage and service worker that nobody else has. */
export class Computer {
  readonly run: string;
  readonly clinic: ClinicSide;
  readonly context: BrowserContext;
  /** What a page threw, or wrote to the console as an error or a warning; it has to stay empty. */
  readonly complaints: string[] = [];
  readonly #faults: Faults;
  readonly #address: string;

  constructor({ run, context, clinic, faults, url, query }: Parts) {
    this.run = run;
    this.#faults = faults;
    this.context = context;
    this.clinic = clinic;
    const search = new URLSearchParams({ undo: '0', ...query, run });
    this.#address = `${url}/?${search.toString()}`;
    context.on('page', (page) => {
      this.#listen(page);
    });
  }

  /** Opens the portal in a new tab; resolves when its page has loaded, whatever the inbox shows. */
  async open(patienceMs = 30_000): Promise<Portal> {
    const page = await this.context.newPage();
    page.setDefaultTimeout(patienceMs);
    await page.goto(this.#address);
    return new Portal(page);
  }

  /** Opens it and waits until everything of it would also open without a connection. */
  async openWithShell(): Promise<Portal> {
    const portal = await this.open();
    await portal.ready();
    await portal.willReload();
    return portal;
  }

  /** From now on only these faults strike on its line to the clinic. */
  strike(...faults: readonly Fault[]): void {
    this.#faults.set(this.run, faults);
  }

  /** The replies that left it, those that never arrived included. */
  sentReplies(): SeenRequest[] {
    const seen = this.requests();
    return seen.filter(({ method, path }) => method === 'PUT' && path.includes('/replies/'));
  }

  /** Everything that left it for the clinic. */
  requests(): readonly SeenRequest[] {
    return this.#faults.seen(this.run);
  }

  goOffline(): Promise<void> {
    return this.context.setOffline(true);
  }

  goOnline(): Promise<void> {
    return this.context.setOffline(false);
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  #listen(page: Page): void {
    page.on('pageerror', ({ message }) => this.complaints.push(message));
    page.on('console', (line) => {
      const isBad = line.type() === 'error' || line.type() === 'warning';
      if (isBad && !FAILED_REQUEST.test(line.text())) this.complaints.push(line.text());
    });
  }
}
