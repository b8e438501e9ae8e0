import { html, nothing, type TemplateResult } from 'lit';

import type { Intray } from '../../src/page/intray.js';
import { reply, userPlus } from '../icons.js';
import type { Words } from '../words/words.js';
import { renderBack } from './back-button.js';
import { renderTabs, type TabsContext } from './compose-tabs.js';

export interface PaneContext extends Omit<TabsContext, 'choose'> {
  readonly words: Words;
  readonly intray: Intray | undefined;
  readonly conversationId: string;
  /** To the list. */
  readonly back: () => void;
  readonly choose: TabsContext['choose'];
  /** To the page of a tab, where there is room for one page only. */
  readonly compose: TabsContext['choose'];
  /** From there to the conversation. */
  readonly leave: () => void;
}

/** The conversation with reply and assignment below it; in one pane two pages, each with its own way back. */
export function renderConversationPane(context: PaneContext): TemplateResult {
  const { words, intray, conversationId, back, compose } = context;
  return html`<intray-message-conversation
      .intray=${intray}
      .lang=${words.locale}
      conversation-id=${conversationId}
      exportparts="message, message-own, divider, attachment, comments"
      @reply-in-draft=${() => {
        compose('reply');
      }}
      >${renderBack(words, back)}</intray-message-conversation
    >
    ${renderPhoneBar(context)} ${renderComposer(context)}`;
}

function renderPhoneBar({ words, tabs, compose }: PaneContext): TemplateResult {
  return html`<div class="phone-bar">
    ${tabs.map(
      (tab) =>
        html`<button
          type="button"
          class="button ${tab === 'reply' ? 'primary' : ''}"
          @click=${() => {
            compose(tab);
          }}
        >
          ${tab === 'reply' ? reply : userPlus}${words.say(tab)}
        </button>`,
    )}
  </div>`;
}

/** Both panels stay, shown or not, so that each keeps what was written in it. */
function renderComposer(context: PaneContext): TemplateResult {
  const { words, intray, conversationId, leave, tab, tabs } = context;
  return html`<div class="composer">
    <div class="page-head">${renderBack(words, leave)}</div>
    ${renderTabs(context)}
    <intray-reply-panel
      id="panel-reply"
      role="tabpanel"
      aria-labelledby="tab-reply"
      ?hidden=${tab !== 'reply'}
      .intray=${intray}
      .lang=${words.locale}
      conversation-id=${conversationId}
      exportparts="form, text, attachments, buttons, primary"
    ></intray-reply-panel>
    ${
      tabs.includes('assign')
        ? html`<intray-assign-panel
            id="panel-assign"
            role="tabpanel"
            aria-labelledby="tab-assign"
            ?hidden=${tab !== 'assign'}
            .intray=${intray}
            .lang=${words.locale}
            conversation-id=${conversationId}
            exportparts="form, bubbles, bubble, more, comments, primary"
          ></intray-assign-panel>`
        : nothing
    }
  </div>`;
}
