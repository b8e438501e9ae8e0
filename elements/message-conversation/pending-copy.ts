import { html, nothing, type TemplateResult } from 'lit';

import type { PendingRecordCopy } from '../../src/store/views.js';
import { deliveryState } from '../delivery-state.js';
import type { PendingStatusContext } from './pending-status.js';
import { leaveWord, recordSentence } from './record-card.js';

/** A record copy that is on its way, in its place behind what was queued before. */
export function renderPendingCopy(
  copy: PendingRecordCopy,
  context: PendingStatusContext,
): TemplateResult {
  const { words, actions, readonly } = context;
  const { icon, text } = deliveryState(copy, words);
  const sentence = recordSentence(copy, context, text);
  return html`<article class="change" aria-label=${sentence}>
    <p class="state meta">
      <span class="delivery">${icon}<span>${sentence}</span></span>
      ${
        copy.mayDiscard && !readonly
          ? html`<button type="button" class="link" @click=${() => actions.leaveCopy(copy)}>
              ${words.say(leaveWord(copy))}
            </button>`
          : nothing
      }
    </p>
  </article>`;
}
