import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Browser } from 'playwright-core';

import { createClinic, type Clinic } from '../../../demo/clinic/handler.js';
import { serve, type RunningServer } from '../../../demo/server/serve.js';
import type { Middleware } from '../../../demo/server/static-files.js';
import { launchBrowser } from './browser.js';
import { ClinicSide } from './clinic-side.js';
import { CommitGate } from './commit-gate.js';
import { Computer, type ComputerOptions } from './computer.js';
import { Faults } from './faults.js';
import { ScriptVariants } from './script-variants.js';
import { Tampering } from './tampering.js';

export interface StageOptions {
  /** What every request passes before its line does. */
  readonly around?: (next: Middleware) => Middleware;
}

/** The demo as `npm start` serves it, with faults on its lines, and a browser: one for each file of flows. */
export class Stage {
  readonly faults = new Faults();
  readonly scripts = new ScriptVariants();
  readonly tampering = new Tampering();
  readonly commits = new CommitGate();
  readonly #clinic: Clinic = createClinic({ beforeCommit: this.commits.pass });
  readonly #around: (next: Middleware) => Middleware;
  #server: RunningServer | undefined;
  #browser: Browser | undefined;

  constructor({ around = (next) => next }: StageOptions = {}) {
    this.#around = around;
  }

  async open(): Promise<void> {
    this.#browser = await launchBrowser();
    this.#server = await serve({
      clinic: this.tampering.around(this.#clinic),
      before: this.scripts.before(this.#around(this.faults.middleware)),
    });
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    await this.#server?.close();
  }

  get url(): string {
    if (!this.#server) throw new Error('The stage is not open.');
    return this.#server.url;
  }

  /** A computer of its own, with a clinic of its own. */
  async computer(options: ComputerOptions = {}): Promise<Computer> {
    if (!this.#browser) throw new Error('The stage is not open.');
    const { run = `flow-${crypto.randomUUID()}` } = options;
    const context = await this.#browser.newContext({ locale: 'en-CA', ...options.context });
    const clinic = new ClinicSide(this.#clinic.handle, run);
    const { query = {} } = options;
    return new Computer({ run, context, clinic, faults: this.faults, url: this.url, query });
  }

  /** Another computer of the same clinic, on which a colleague is signed in. */
  colleague({ run }: Computer, staffId: string): Promise<Computer> {
    return this.computer({ run, query: { as: staffId } });
  }

  /** A test on a computer of its own, where no page may complain of anything. */
  flow(
    sentence: string,
    body: (computer: Computer) => Promise<void>,
    options: ComputerOptions = {},
  ): void {
    test(sentence, async () => {
      const computer = await this.computer(options);
      try {
        await body(computer);
        assert.deepEqual(computer.complaints, []);
      } finally {
        await computer.close();
      }
    });
  }
}
