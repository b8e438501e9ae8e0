import { html, type TemplateResult } from 'lit';

import type { Intray } from '../../src/page/intray.js';
import type { ConversationSelectedEvent } from '../events.js';
import { arrowLeft } from '../icons.js';
import type { Words } from '../words/words.js';
import type { BillingPlace } from './billing-place.js';
import { renderPartMissing } from './part-missing.js';

export interface BillingPaneContext {
  readonly words: Words;
  readonly intray: Intray | undefined;
  readonly place: BillingPlace;
  readonly open: (conversationId: string) => void;
}

/** The report in place of list and conversation, with a way back to them. */
export function renderBillingPane(context: BillingPaneContext): TemplateResult {
  const { words, intray, place, open } = context;
  return html`<div
    class="pane report"
    @intray-conversation-selected=${(event: ConversationSelectedEvent) => {
      // The inbox says so itself, once it shows it.
      event.stopPropagation();
      open(event.conversationId);
    }}
  >
    <div class="report-head">
      <button type="button" class="button" @click=${place.back}>
        ${arrowLeft}${words.say('back')}
      </button>
    </div>
    ${
      place.part.here
        ? html`<intray-billing-report
            .intray=${intray}
            .lang=${words.locale}
          ></intray-billing-report>`
        : renderPartMissing(place.part, words)
    }
  </div>`;
}
