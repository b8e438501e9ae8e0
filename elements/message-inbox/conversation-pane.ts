import { html, nothing, type TemplateResult } from 'lit';

import type { Intray } from '../../src/page/intray.js';
import { arrowLeft, reply } from '../icons.js';
import type { NeedsPart } from '../parts/part.js';
import type { Words } from '../words/words.js';

export interface PaneContext {
  readonly words: Words;
  readonly intray: Intray | undefined;
  readonly conversationId: string;
  /** The elements of a conversation come in a file of their own. */
  readonly part: NeedsPart;
  /** To the list. */
  readonly back: () => void;
  /** To the page of the reply and from it, where there is room for one page only. */
  readonly showReply: (shown: boolean) => void;
  /** A reply's text is back in the field: that is where to go on. */
  readonly edit: () => void;
}

/** The conversation with the reply below it; in one pane two pages, each with its own way back. */
export function renderConversationPane(context: PaneContext): TemplateResult {
  const { words, intray, conversationId, back, showReply, edit, part } = context;
  if (conversationId === '') {
    return html`<p class="nothing-chosen">${words.say('chooseConversation')}</p>`;
  }
  if (!part.here) return renderMissing(context);
  return html`<intray-message-conversation
      .intray=${intray}
      .lang=${words.locale}
      conversation-id=${conversationId}
      exportparts="message, message-own, divider"
      @reply-in-draft=${edit}
      >${renderBack(words, back)}</intray-message-conversation
    >
    <div class="phone-bar">
      <button type="button" class="button primary" @click=${() => showReply(true)}>
        ${reply}${words.say('reply')}
      </button>
    </div>
    <intray-reply-panel
      .intray=${intray}
      .lang=${words.locale}
      conversation-id=${conversationId}
      exportparts="form, text, buttons, primary"
      >${renderBack(words, () => showReply(false))}</intray-reply-panel
    >`;
}

/** Still on its way, or not to be had. */
function renderMissing({ words, part, back }: PaneContext): TemplateResult {
  return html`${renderBack(words, back)}
    <div class="nothing-chosen" role="alert">
      ${
        part.failed
          ? html`<p>${words.say('partMissing')} ${words.say('partMissingNext')}</p>
              <button type="button" class="button" @click=${part.fetch}>
                ${words.say('tryNow')}
              </button>`
          : nothing
      }
    </div>`;
}

function renderBack(words: Words, back: () => void): TemplateResult {
  const word = words.say('back');
  return html`<button
    slot="back"
    type="button"
    class="icon-button"
    aria-label=${word}
    title=${word}
    @click=${back}
  >
    ${arrowLeft}
  </button>`;
}
