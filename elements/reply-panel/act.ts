import { html, nothing, type TemplateResult } from 'lit';

import { send } from '../icons.js';
import type { Words } from '../words/words.js';
import { whyNoReply, whyNotSent, worthALook } from './blocked.js';
import type { Composition } from './composition.js';

export interface ActContext {
  readonly reply: Composition;
  readonly words: Words;
  readonly locked: boolean;
  readonly sending: boolean;
  /** Throws the draft away, where nothing else can be done with it. */
  readonly discard: () => void;
}

/** The buttons that send, and below them the reason while they are off, else what they will do. */
export function renderAct(context: ActContext): TemplateResult {
  return html`<div class="act">${renderButtons(context)} ${renderHint(context)}</div>`;
}

const BUTTONS = {
  stays: 'replyToPatient',
  ends: 'replyAndEnd',
  reopens: 'replyAndReopen',
} as const;

function renderButtons({ reply, words, locked, sending }: ActContext): TemplateResult {
  const off = locked || sending || whyNotSent(reply, words) !== undefined;
  // Where nothing can be sent, it does nothing to the conversation either.
  const effect = reply.rules.locked === undefined ? reply.rules.reply : 'stays';
  return html`<div class="buttons" part="buttons">
    <slot name="actions-start"></slot>
    <button
      type="submit"
      class="button primary"
      part="primary"
      aria-describedby="lock hint"
      ?disabled=${off}
    >
      ${send}${words.say(BUTTONS[effect])}
    </button>
  </div>`;
}

function renderHint(context: ActContext): TemplateResult {
  const { locked } = context;
  return html`<div class="hint">
    <p class="meta" role="status" id="lock">${locked ? renderLock(context) : nothing}</p>
    <p class="meta" id="hint">${locked ? nothing : hintOf(context)}</p>
  </div>`;
}

function renderLock({ reply, words, discard }: ActContext): TemplateResult {
  const why = whyNoReply(reply, words);
  if (why === undefined || reply.text === '') return html`${why}`;
  return html`${why}
    <button type="button" class="link" @click=${discard}>${words.say('discardDraft')}</button>`;
}

function hintOf({ reply, words }: ActContext): TemplateResult {
  const stays = html`<strong>${words.say('replyToPatient')}</strong> ${words.say('hintStays')}`;
  const will = reply.rules.reply === 'stays' ? stays : nothing;
  const said = whyNotSent(reply, words) ?? will;
  return html`${said} ${worthALook(reply, words).join(' ')}`;
}
