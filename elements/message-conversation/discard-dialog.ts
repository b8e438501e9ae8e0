import { html, nothing, type TemplateResult } from 'lit';

import type { PendingReply } from '../../src/store/views.js';
import type { Words } from '../words/words.js';

export interface DiscardContext {
  readonly words: Words;
  readonly reply: PendingReply | undefined;
  /** Who would have read it. */
  readonly recipient: string;
  readonly discard: (reply: PendingReply) => void;
}

/** Asks once before words are thrown away; names whose reply it is. */
export function renderDiscardDialog({
  words,
  reply,
  recipient,
  discard,
}: DiscardContext): TemplateResult {
  return html`<dialog aria-labelledby="discard">
    ${
      reply === undefined
        ? nothing
        : html`<h3 id="discard">${words.say('discardTitle')}</h3>
            <p>
              ${words.say('discardText', recipient)}
              ${reply.mustWithdraw ? words.say('discardAsks') : nothing}
            </p>
            <form method="dialog" class="choices">
              <button type="submit" class="button" autofocus>${words.say('cancel')}</button>
              <button
                type="submit"
                class="button"
                @click=${() => {
                  discard(reply);
                }}
              >
                ${words.say('discard')}
              </button>
            </form>`
    }
  </dialog>`;
}
