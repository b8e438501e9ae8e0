import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Draws its element anew at a steady beat while asked to, for countdowns; silent otherwise. */
export class Ticker implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #everyMs: number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, everyMs: number) {
    this.#host = host;
    this.#everyMs = everyMs;
    host.addController(this);
  }

  run(on: boolean): void {
    if (on === (this.#timer !== undefined)) return;
    clearInterval(this.#timer);
    this.#timer = on
      ? setInterval(() => {
          this.#host.requestUpdate();
        }, this.#everyMs)
      : undefined;
  }

  hostDisconnected(): void {
    this.run(false);
  }
}
