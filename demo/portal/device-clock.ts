const KEY = 'intray-demo-device-clock';

interface Kept {
  readonly run: string;
  readonly aheadMs: number;
}

/** How far the clock of this device is from the true one, as Intray is told it; every tab of one clinic has the same. */
export class DeviceClock {
  readonly #run: string;

  constructor(run: string) {
    this.#run = run;
  }

  get aheadMs(): number {
    const text = localStorage.getItem(KEY);
    const kept = text === null ? undefined : (JSON.parse(text) as Kept);
    return kept?.run === this.#run ? kept.aheadMs : 0;
  }

  now(): number {
    return Date.now() + this.aheadMs;
  }

  /** Other tabs are told by `watch`. */
  move(ms: number): void {
    const kept: Kept = { run: this.#run, aheadMs: this.aheadMs + ms };
    localStorage.setItem(KEY, JSON.stringify(kept));
  }

  /** Calls back when another tab has moved it. */
  watch(onMoved: () => void): void {
    window.addEventListener('storage', ({ key }) => {
      if (key === KEY) onMoved();
    });
  }
}
