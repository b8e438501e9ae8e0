import type { BeforeCommit } from '../../../demo/clinic/write-gate.js';

/** Holds the clinic's server at the moment where it has a write and has not stored it yet. */
export class CommitGate {
  #open: Promise<void> = Promise.resolve();
  #arrived = 0;

  get arrived(): number {
    return this.#arrived;
  }

  /** Until the function that it gives is called. */
  hold(): () => void {
    let release: (() => void) | undefined;
    this.#open = new Promise((resolve) => {
      release = resolve;
    });
    this.#arrived = 0;
    return () => release?.();
  }

  readonly pass: BeforeCommit = async () => {
    this.#arrived += 1;
    await this.#open;
  };
}
