import type { Intray } from '/intray/intray.js';

import { find } from './find.js';
import { words } from './words.js';

/** The portal's lock button. A real portal asks for a password or a badge before it unlocks. */
export class Lock {
  readonly #button = find('lock', HTMLButtonElement);
  #intray: Intray | undefined;

  constructor() {
    this.#button.addEventListener('click', () => void this.#act());
  }

  /** Of the inbox that is open now. */
  follow(intray: Intray): void {
    this.#intray = intray;
    intray.addEventListener('intray-status-changed', () => {
      if (this.#intray === intray) this.say();
    });
    this.say();
  }

  say(): void {
    const { locked, user } = this.#intray?.status ?? { locked: false, user: null };
    this.#button.textContent = words()[locked ? 'unlock' : 'lock'];
    this.#button.disabled = user === null;
  }

  async #act(): Promise<void> {
    if (this.#intray?.status.locked) await this.#intray.unlock();
    else await this.#intray?.lock();
  }
}
