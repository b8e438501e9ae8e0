const PAUSE_MS = 2_000;

/** Does something every two seconds while the page can be seen; `now()` does it at once. */
export class Poll {
  readonly #act: () => Promise<void>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #acting: Promise<void> = Promise.resolve();

  constructor(act: () => Promise<void>) {
    this.#act = act;
    document.addEventListener('visibilitychange', () => void this.now());
    void this.now();
  }

  /** After what it is doing at the moment, so that an older answer never replaces a newer one. */
  async now(): Promise<void> {
    clearTimeout(this.#timer);
    if (document.visibilityState === 'hidden') return;
    this.#acting = this.#acting.then(this.#act);
    await this.#acting;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), PAUSE_MS);
  }
}
