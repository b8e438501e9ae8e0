import { html, nothing, type TemplateResult } from 'lit';

import type { Words } from '../words/words.js';

export interface MissingContext {
  readonly words: Words;
  readonly isMissing: boolean;
  /** What was written for it and not sent. */
  readonly text: string;
  readonly discard: () => void;
}

/** A conversation that is not on this device, or not any more: its draft can be copied, or thrown away. */
export function renderMissing(context: MissingContext): TemplateResult {
  const { words, isMissing, text } = context;
  if (text !== '') return html`<slot name="back"></slot>${renderDraft(context)}`;
  const said = html`<p class="meta missing">${words.say('notOnDevice')}</p>`;
  return html`<slot name="back">${isMissing ? said : nothing}</slot>`;
}

function renderDraft({ words, text, discard }: MissingContext): TemplateResult {
  const label = words.say('draftOfMissing');
  return html`<div class="missing">
    <p>${label}</p>
    <textarea
      class="kept"
      rows="4"
      dir="auto"
      readonly
      aria-label=${label}
      .value=${text}
    ></textarea>
    <button type="button" class="button" @click=${discard}>${words.say('discardDraft')}</button>
  </div>`;
}
