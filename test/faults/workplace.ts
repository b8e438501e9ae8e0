import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createClinic, type Clinic } from '../../demo/clinic/handler.js';
import { serve, type RunningServer } from '../../demo/server/serve.js';
import type { Middleware } from '../../demo/server/static-files.js';
import { ClinicSide } from '../support/node/clinic-side.js';
import { Computer } from '../support/node/computer.js';
import { Faults } from '../support/node/faults.js';
import type { Portal } from '../support/node/portal.js';
import { until } from '../support/node/until.js';
import { ProfileBrowser } from './profile-browser.js';

/** A step of a person who waits longer than this has been hit by a fault. */
const PATIENCE_MS = 5_000;
/** A tab that opens in the middle of a storm, on a machine that is busy with three others. */
const OPENING_MS = 45_000;

export interface WorkplaceOptions {
  readonly run: string;
  /** A folder that is there already, such as a small disk; else a new one. */
  readonly profile?: string;
  /** Everybody's inbox is at one address, whose server says who is signed in; else each has their own. */
  readonly oneAddress?: boolean;
  /** Sees every request before the line does. */
  readonly around?: (next: Middleware) => Middleware;
}

interface Parts {
  readonly run: string;
  readonly clinic: Clinic;
  readonly server: RunningServer;
  readonly faults: Faults;
  readonly profile: string;
  readonly oneAddress: boolean;
  readonly browser: ProfileBrowser;
}

/** One shared computer of a clinic, whose browser can be killed and started again on the same profile. */
export class Workplace {
  readonly clinic: ClinicSide;
  readonly #parts: Omit<Parts, 'browser'>;
  readonly #computers = new Map<string | undefined, Computer>();
  #browser: ProfileBrowser;

  private constructor({ browser, ...parts }: Parts) {
    this.#parts = parts;
    this.#browser = browser;
    this.clinic = new ClinicSide(parts.clinic.handle, parts.run);
  }

  static async open({
    run,
    profile,
    around,
    oneAddress = false,
  }: WorkplaceOptions): Promise<Workplace> {
    const faults = new Faults();
    const clinic = createClinic();
    const before = around ? around(faults.middleware) : faults.middleware;
    const server = await serve({ clinic, before });
    const folder = profile ?? (await mkdtemp(join(tmpdir(), 'intray-profile-')));
    const browser = await ProfileBrowser.start(folder);
    return new Workplace({ run, clinic, server, faults, profile: folder, oneAddress, browser });
  }

  get run(): string {
    return this.#parts.run;
  }

  /** The computer as one person uses it, until its browser dies. */
  computer(staffId?: string): Computer {
    const known = this.#computers.get(staffId);
    if (known) return known;
    const { run, faults, server } = this.#parts;
    const { context } = this.#browser;
    const query = staffId === undefined || this.#parts.oneAddress ? {} : { as: staffId };
    const parts = { run, context, clinic: this.clinic, faults, url: server.url, query };
    const computer = new Computer(parts);
    this.#computers.set(staffId, computer);
    return computer;
  }

  /** A tab in which this person sees the inbox; the first time, once all of it is here. */
  async sit(staffId: string): Promise<Portal> {
    const portal = await this.computer(staffId).open(OPENING_MS);
    await until(
      `the inbox of ${staffId} is here`,
      () => portal.status(),
      ({ synced }) => synced,
      OPENING_MS,
    );
    await portal.inbox.locator('[part~=row]').first().waitFor();
    portal.page.setDefaultTimeout(PATIENCE_MS);
    return portal;
  }

  /** Null while the browser runs; else how it ended. */
  get browserEnd(): string | null {
    return this.#browser.end;
  }

  /** The browser dies in the middle of everything and is started again; its tabs are gone. `harm` is done to its files. */
  async pullThePlug(harm?: (profile: string) => Promise<void>): Promise<void> {
    await this.#browser.kill();
    await harm?.(this.#parts.profile);
    this.#browser = await ProfileBrowser.start(this.#parts.profile);
    // Whatever struck at its line meanwhile was still given the dead one.
    this.#computers.clear();
  }

  async close(): Promise<void> {
    await this.#browser.kill();
    await this.#parts.server.close();
    await rm(this.#parts.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
