import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { untilFetched } from '../../src/page/until-fetched.js';

/** A part of the bundle that comes when it is first needed; a load that failed may be tried again. */
export class Part {
  readonly #tag: string;
  readonly #load: () => Promise<unknown>;
  #loading: Promise<unknown> | undefined;

  constructor(tag: string, load: () => Promise<unknown>) {
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

  /** Rejects where the file cannot be fetched (no connection, and not kept for such a time), or brings something else. */
  async fetch(): Promise<void> {
    if (this.here) return;
    try {
      await (this.#loading ??= this.#load());
      this.#expectHere();
    } catch (error) {
      this.#loading = undefined;
      throw error;
    }
  }

  #expectHere(): void {
    if (!this.here) throw new Error(this.#tag);
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
