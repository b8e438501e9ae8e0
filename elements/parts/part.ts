import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { fetched, untilFetched } from '../../src/page/until-fetched.js';

/** A part of the bundle that comes when it is first needed; a load that failed may be tried again. */
export class Part<Module = unknown> {
  readonly #tag: string;
  readonly #load: () => Promise<Module>;
  #loading: Promise<Module> | undefined;

  constructor(tag: string, load: () => Promise<Module>) {
    this.#tag = tag;
    this.#load = load;
  }

  /** Its elements are there, from this file or from a portal's own bundle. */
  get here(): boolean {
    return customElements.get(this.#tag) !== undefined;
  }

  get defined(): Promise<unknown> {
    return customElements.whenDefined(this.#tag);
  }

  /** What it exports. Rejects where the file cannot be fetched (no connection, and not kept), or brings something else. */
  async module(): Promise<Module> {
    try {
      const module = await (this.#loading ??= fetched(this.#load));
      if (!this.here) throw new Error(this.#tag);
      return module;
    } catch (error) {
      this.#loading = undefined;
      throw error;
    }
  }

  async fetch(): Promise<void> {
    if (!this.here) await this.module();
  }
}

/** Fetches a part and does not give up. */
export async function fetchUntilHere(part: Part): Promise<void> {
  await untilFetched(() => part.fetch());
}

/** Fetches a part as soon as its host needs it, and draws the host again when it is here or missing. */
export class NeedsPart implements ReactiveController {
  failed = false;
  readonly #host: ReactiveControllerHost;
  readonly #part: Part;

  constructor(host: ReactiveControllerHost, part: Part) {
    this.#host = host;
    this.#part = part;
    host.addController(this);
    void part.defined.then(() => host.requestUpdate());
  }

  /** Asks for it, and says whether it is here. */
  get here(): boolean {
    if (!this.#part.here && !this.failed) void this.fetch();
    return this.#part.here;
  }

  readonly fetch = async (): Promise<void> => {
    this.failed = false;
    await this.#part.fetch().catch(() => (this.failed = true));
    this.#host.requestUpdate();
  };

  hostConnected(): void {
    // What could not be fetched may have become reachable since.
    this.failed = false;
  }
}
