import type { LineState } from '../clinic/staff-line.js';
import type { Clinic } from './clinic.js';
import { check, find, onChoice } from './find.js';
import { Poll } from './poll.js';
import { words } from './words.js';

/** Cuts the line of the staff at the server: page, timers worker and service worker alike. */
export class NetworkSwitch {
  readonly #clinic: Clinic;
  readonly #onSwitched: () => void;
  readonly #note = find('network-note', HTMLParagraphElement);
  readonly #poll: Poll;
  /** Undefined: the server has not said it yet. */
  #state: LineState | undefined;
  #failed = false;

  constructor(clinic: Clinic, onSwitched: () => void) {
    this.#clinic = clinic;
    this.#onSwitched = onSwitched;
    onChoice('network', (chosen) => void this.#switchTo(chosen as LineState));
    this.#poll = new Poll(() => this.#look());
  }

  say(): void {
    const { networkNoServer, networkCut, networkWhole } = words();
    const cut = this.#state === 'offline' ? networkCut : networkWhole;
    const text = this.#failed ? networkNoServer : cut;
    if (this.#note.textContent !== text) this.#note.textContent = text;
  }

  async #switchTo(state: LineState): Promise<void> {
    try {
      await this.#clinic.switchNetwork(state);
      this.#state = state;
      this.#failed = false;
      this.#onSwitched();
    } catch {
      this.#failed = true;
    }
    this.#show();
    await this.#poll.now();
  }

  /** Another tab may have switched it. */
  async #look(): Promise<void> {
    try {
      this.#state = await this.#clinic.network();
      this.#failed = false;
    } catch {
      this.#failed = true; // what it was last stays on the screen
    }
    this.#show();
  }

  #show(): void {
    check('network', this.#state ?? '');
    this.say();
  }
}
