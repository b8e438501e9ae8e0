import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';

import type { Intray } from '../src/page/intray.js';
import { Connection } from './connection.js';
import { IntrayErrorEvent } from './events.js';
import { VERSION } from './version.js';
import { Words } from './words/words.js';

type State = 'unread' | 'offline' | 'syncing' | 'empty';

/** What every element of ours has: a handle, words in the reader's language, a theme. */
export abstract class IntrayElement extends LitElement {
  static readonly intrayVersion: string = VERSION;

  /** The handle to use; without it the one of the Lit context, else the last `connect()`. */
  @property({ attribute: false }) intray: Intray | undefined;
  /** `light`, `dark`, or `auto` to follow the device; without it the page's `color-scheme`. */
  @property({ reflect: true, useDefault: true }) theme = '';
  /** The language of the words; without it that of the nearest `lang` around. */
  @property() override lang = '';

  protected readonly connection = new Connection(this);
  protected readonly words = new Words(this, () => this.connection.session?.tenant.timeZone);
  readonly #internals = this.attachInternals();

  protected setState(state: State, on: boolean): void {
    if (on) this.#internals.states.add(state);
    else this.#internals.states.delete(state);
  }

  /** Runs what a person asked for; what fails is told to the host and never thrown. */
  protected attempt(act: Promise<unknown>): void {
    act.catch((error: unknown) => this.report(error));
  }

  protected report(error: unknown): void {
    const code = error instanceof Error ? error.name : 'unknown';
    this.dispatchEvent(new IntrayErrorEvent(code, true));
  }
}
