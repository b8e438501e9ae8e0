import { html, nothing, type TemplateResult } from 'lit';

import type { ReplyChoices } from '../../src/model/reply-choices.js';
import type { BillingHints } from '../../src/store/billing-queries.js';
import { messageSquareX, reply as replyIcon } from '../icons.js';
import type { Words } from '../words/words.js';
import type { Composition } from './composition.js';
import { renderBilling } from './billing.js';
import { renderBillingHints } from './billing-hints.js';
import { renderUnread } from './unread.js';

export interface OptionsContext {
  readonly reply: Composition;
  readonly words: Words;
  /** Nothing can be changed now. */
  readonly locked: boolean;
  readonly now: number;
  /** The name of a member of staff, as colleagues call them. */
  readonly nameOf: (staffId: string) => string;
  /** Undefined while the reply is not billed, or nothing is known yet. */
  readonly hints: BillingHints | undefined;
  readonly choose: (change: Partial<ReplyChoices>) => void;
}

/** What the patient may do with this reply, how they see it, and what it means for the clinic. */
export function renderOptions(context: OptionsContext): TemplateResult {
  return html`<div class="options" part="options">
    <div class="column">${renderResponse(context)} ${renderAttachments(context)}</div>
    <div class="column">${renderMask(context)} ${renderBilling(context)}</div>
    ${renderConsequence(context)} ${renderBillingHints(context)} ${renderUnread(context)}
    <slot name="options-end"></slot>
  </div>`;
}

function renderResponse({ reply, words, locked, choose }: OptionsContext): TemplateResult {
  return renderCheck({
    name: words.say('allowResponse'),
    checked: reply.choices.allowResponse,
    disabled: locked,
    choose: (allowResponse) => choose({ allowResponse }),
  });
}

/** Shown unticked while it cannot be, but what was chosen is remembered. */
function renderAttachments({ reply, words, locked, choose }: OptionsContext): TemplateResult {
  const { attachmentsOff } = reply.rules;
  return renderCheck({
    name: words.say('allowAttachments'),
    checked: reply.request.options.allowAttachments,
    disabled: locked || attachmentsOff !== undefined,
    reason: attachmentsOff && words.say('attachmentsOff', attachmentsOff),
    choose: (allowAttachments) => choose({ allowAttachments }),
  });
}

function renderMask({ reply, words, locked, choose }: OptionsContext): TemplateResult {
  return renderCheck({
    name: words.say('maskName'),
    checked: reply.choices.maskName,
    disabled: locked,
    choose: (maskName) => choose({ maskName }),
  });
}

export interface Check {
  readonly name: string;
  readonly checked: boolean;
  readonly disabled: boolean;
  /** Why it is disabled, beside it. */
  readonly reason?: string | undefined;
  readonly choose: (checked: boolean) => void;
}

export function renderCheck({ name, checked, disabled, reason, choose }: Check): TemplateResult {
  return html`<label class="option" part="option">
    <input
      type="checkbox"
      .checked=${checked}
      ?disabled=${disabled}
      @change=${({ target }: Event) => {
        if (target instanceof HTMLInputElement) choose(target.checked);
      }}
    />
    <span
      >${name} ${reason === undefined ? nothing : html`<span class="meta">– ${reason}</span>`}</span
    >
  </label>`;
}

/** What sending does to the conversation, beside the control that makes it so. */
function renderConsequence({ reply, words }: OptionsContext): TemplateResult | typeof nothing {
  if (reply.rules.locked !== undefined) return nothing;
  switch (reply.rules.reply) {
    case 'stays':
      return nothing;
    case 'ends':
      return html`<p class="consequence">${messageSquareX}${words.say('hintEnds')}</p>`;
    case 'reopens':
      return html`<p class="consequence">${replyIcon}${words.say('hintReopens')}</p>`;
  }
}
