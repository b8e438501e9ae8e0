import type { LitElement, ReactiveController } from 'lit';

import type { Connection } from './connection.js';

/**
 * Where the focus is when the inbox is locked and unlocked: on the lock screen, unless it stands elsewhere in the page,
 * and from there where the work begins. `begin` puts it there, and gives false as long as nothing is there yet.
 */
export class LockFocus implements ReactiveController {
  readonly #host: LitElement;
  readonly #connection: Connection;
  readonly #begin: () => boolean;
  #isLocked = false;
  #isOurs = false;
  #isToBegin = false;

  constructor(host: LitElement, connection: Connection, begin: () => boolean) {
    this.#host = host;
    this.#connection = connection;
    this.#begin = begin;
    host.addController(this);
  }

  hostUpdate(): void {
    const { renderRoot } = this.#host;
    this.#isOurs =
      document.activeElement === document.body ||
      (renderRoot instanceof ShadowRoot && renderRoot.activeElement !== null);
  }

  hostUpdated(): void {
    const { locked } = this.#connection.status;
    if (locked !== this.#isLocked) {
      this.#isLocked = locked;
      this.#isToBegin = !locked;
      if (locked && this.#isOurs)
        this.#host.renderRoot.querySelector<HTMLElement>('.lock-screen')?.focus();
    }
    if (!this.#isToBegin) return;
    this.#isToBegin = this.#isOurs && !this.#begin();
  }
}
