import type { ReactiveControllerHost } from 'lit';

/** A part of a panel that opens from one line where there is little room. */
export class Fold {
  opened = false;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  readonly toggle = (): void => {
    this.opened = !this.opened;
    this.#host.requestUpdate();
  };
}
