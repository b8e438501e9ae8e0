import type { Intray } from '/intray/intray.js';

import { find } from './find.js';
import { words } from './words.js';

export interface SignOutOptions {
  readonly name: string;
  readonly intray: () => Intray;
  readonly signIn: () => void;
  /** Back again, after work was left unsent here. */
  readonly onBack: () => void;
}

/** The portal's way out, and the way back. A real portal ends its own session once Intray has let the person go. */
export class SignOut {
  readonly #options: SignOutOptions;
  readonly #button = find('sign-out', HTMLButtonElement);
  #isOut = false;
  #leftWork = false;

  constructor(options: SignOutOptions) {
    this.#options = options;
    this.#button.addEventListener('click', () => void this.#act());
  }

  say(): void {
    const { signIn, signOut } = words();
    this.#button.textContent = this.#isOut ? signIn(this.#options.name) : signOut;
  }

  async #act(): Promise<void> {
    const { intray, signIn, onBack } = this.#options;
    if (this.#isOut) {
      signIn();
      this.#isOut = false;
      if (this.#leftWork) onBack();
    } else {
      this.#leftWork = intray().status.waiting > 0;
      this.#isOut = await intray().signOut();
    }
    this.say();
  }
}
