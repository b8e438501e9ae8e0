import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { late, untilFetched } from '../../src/page/until-fetched.js';

/** A part of the bundle that comes when it is first needed; a load that failed may be tried again. */
export class Part<Module = unknown> {
  /** What it exports. Rejects where the file cannot be fetched (no connection, and not kept), or brings something else. */
  readonly module: () => Promise<Module>;
  readonly #tag: string;

  constructor(tag: string, load: () => Promise<Module>) {
    this.#tag = tag;
    this.module = late(load, () => {
      if (!this.here) throw new Error(tag);
    });
  }

  /** Its elements are there, from this file or from a portal's own bundle. */
  get here(): boolean {
    return customElements.get(this.#tag) !== undefined;
  }

  get defined(): Promise<unknown> {
    return customElements.whenDefined(this.#tag);
  }
}

/** Fetches a part and does not give up. */
export function fetchUntilHere({ module }: Part): void {
  void untilFetched(module);
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
    await this.#part.module().catch(() => (this.failed = true));
    this.#host.requestUpdate();
  };

  hostConnected(): void {
    // What could not be fetched may have become reachable since.
    this.failed = false;
  }
}
