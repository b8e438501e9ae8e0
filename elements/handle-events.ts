import type { LitElement, ReactiveController } from 'lit';

import type { Intray } from '../src/page/intray.js';
import type { Connection } from './connection.js';

/** Hears these events of the handle, whichever it is, for as long as its element is on a page. */
export class HandleEvents implements ReactiveController {
  readonly #host: LitElement;
  readonly #connection: Connection;
  readonly #names: readonly string[];
  readonly #hear: (event: Event) => void;
  #handle: Intray | undefined;

  constructor(
    host: LitElement,
    connection: Connection,
    names: readonly string[],
    hear: (event: Event) => void,
  ) {
    this.#host = host;
    this.#connection = connection;
    this.#names = names;
    this.#hear = hear;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#follow(this.#connection.handle);
  }

  hostDisconnected(): void {
    this.#follow(undefined);
  }

  #follow(handle: Intray | undefined): void {
    if (handle === this.#handle) return;
    for (const name of this.#names) {
      this.#handle?.removeEventListener(name, this.#hear);
      handle?.addEventListener(name, this.#hear);
    }
    this.#handle = handle;
  }
}
