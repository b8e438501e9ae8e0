import type { LitElement, ReactiveController } from 'lit';

import { ownTask } from './pace.js';

export interface ComputedOptions<Value> {
  /** What the value follows from; nothing is computed while the first of them is missing. */
  readonly keys: () => readonly unknown[];
  readonly compute: (signal: AbortSignal) => Promise<Value>;
  readonly fail: (error: unknown) => void;
}

/**
 * A value that takes a while: computed anew when what it follows from changes, the old one kept until then. Neither
 * the update that asks for it nor the one that shows it shares a task with the work.
 */
export class Computed<Value> implements ReactiveController {
  value: Value | undefined;
  readonly #host: LitElement;
  readonly #options: ComputedOptions<Value>;
  #keys: readonly unknown[] = [];
  #running: AbortController | undefined;

  constructor(host: LitElement, options: ComputedOptions<Value>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const keys = this.#options.keys();
    if (keys.length === this.#keys.length && keys.every((key, at) => key === this.#keys[at]))
      return;
    this.hostDisconnected();
    this.#keys = keys;
    if (keys[0] === undefined) this.value = undefined;
    else void this.#run();
  }

  hostDisconnected(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#keys = [];
  }

  async #run(): Promise<void> {
    const running = (this.#running = new AbortController());
    try {
      await ownTask();
      running.signal.throwIfAborted();
      const value = await this.#options.compute(running.signal);
      await ownTask();
      if (running.signal.aborted) return;
      this.value = value;
      this.#host.requestUpdate();
    } catch (error) {
      if (!running.signal.aborted) this.#options.fail(error);
    }
  }
}
