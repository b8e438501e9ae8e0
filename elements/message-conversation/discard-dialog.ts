import { html, nothing, type TemplateResult } from 'lit';

import type { Words } from '../words/words.js';

/** What is to be thrown away, and how, once the answer is yes. */
export interface Discarding {
  readonly what: 'reply' | 'assignment' | 'status-change' | 'comment';
  /** The clinic's server may have it already. */
  readonly asks: boolean;
  /** Whose it is, where several stand on the screen. */
  readonly conversationId?: string;
  readonly run: () => void;
}

export interface DiscardContext {
  readonly words: Words;
  readonly discarding: Discarding | undefined;
  /** Who would have read a reply. */
  readonly recipient: string;
  readonly patient: string;
}

/** Asks once before anything is thrown away; names what, and whose it is. */
export function renderDiscardDialog({
  words,
  discarding,
  recipient,
  patient,
}: DiscardContext): TemplateResult {
  return html`<dialog aria-labelledby="discard">
    ${
      discarding === undefined
        ? nothing
        : html`<h3 id="discard">${words.say('discardTitle', discarding.what)}</h3>
            <p>
              ${words.say('discardText', discarding.what, { recipient, patient })}
              ${discarding.asks ? words.say('discardAsks', discarding.what) : nothing}
            </p>
            <form method="dialog" class="choices">
              <button type="submit" class="button" autofocus>${words.say('cancel')}</button>
              <button type="submit" class="button" @click=${discarding.run}>
                ${words.say('discard')}
              </button>
            </form>`
    }
  </dialog>`;
}
