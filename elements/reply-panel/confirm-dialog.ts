import { html, nothing, type TemplateResult } from 'lit';

import type { Words } from '../words/words.js';

/** What a reply does to its conversation that is worth asking about first. */
export type Consequence = 'ends' | 'reopens';

export interface ConfirmContext {
  readonly words: Words;
  readonly asking: Consequence | undefined;
  readonly recipient: string;
  readonly confirm: () => void;
  /** Answered either way, or left with Escape. */
  readonly closed: () => void;
}

/** Asks before a reply ends or reopens a conversation; names who it is for. */
export function renderConfirmDialog({
  words,
  asking,
  recipient,
  confirm,
  closed,
}: ConfirmContext): TemplateResult {
  return html`<dialog aria-labelledby="confirm" @close=${closed}>
    ${
      asking === undefined
        ? nothing
        : html`<h3 id="confirm">${words.say('confirmTitle', asking)}</h3>
            <p>${words.say('confirmText', asking, recipient)}</p>
            <form method="dialog" class="choices">
              <button type="submit" class="button" autofocus>${words.say('goBack')}</button>
              <button type="submit" class="button" @click=${confirm}>
                ${words.say(asking === 'ends' ? 'replyAndEnd' : 'replyAndReopen')}
              </button>
            </form>`
    }
  </dialog>`;
}
