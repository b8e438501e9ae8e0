import type { ReactiveControllerHost } from 'lit';

import { recordCopy } from '../../src/commands/record-copy.js';
import type { Session } from '../../src/model/session.js';
import type { Store } from '../../src/store/database.js';
import type { ConversationView } from '../../src/store/views.js';
import { copyChoices, wishOf } from '../record/copy-choices.js';
import type { Words } from '../words/words.js';
import type { MenuCopy } from './copy-acts.js';

interface Parts {
  readonly words: Words;
  readonly view: () => ConversationView | undefined;
  readonly session: () => Session | undefined;
  readonly act: (run: (store: Store) => Promise<unknown>) => void;
}

/** Asks for a copy for the patient's record from the conversation's menu, with the closing or alone. */
export class CopyRequest implements MenuCopy {
  chosen = '';
  readonly #host: ReactiveControllerHost;
  readonly #parts: Parts;

  constructor(host: ReactiveControllerHost, parts: Parts) {
    this.#host = host;
    this.#parts = parts;
  }

  readonly choose = (key: string): void => {
    this.chosen = key;
    this.#host.requestUpdate();
  };

  readonly run = (closes: boolean): void => {
    const { words, act } = this.#parts;
    const [view, session] = [this.#parts.view(), this.#parts.session()];
    if (view === undefined || session === undefined) return;
    const wish = wishOf(copyChoices(session, words), this.chosen, words);
    const closing = closes ? { closeBasedOn: view.basedOn } : {};
    act((store) => recordCopy(store, { conversationId: view.id, wish, ...closing }));
  };
}
