import { html, nothing, type TemplateResult } from 'lit';

import { renderPendingLine } from '../message-conversation/pending-assignment.js';
import { check, userPlus } from '../icons.js';
import type { Words } from '../words/words.js';
import { renderChoices, type ChoicesContext } from './choices.js';
import { renderCommentBox, type CommentBoxContext } from './comment-box.js';
import { nameInSentence } from './name-in-sentence.js';
import { pendingAssignment, whyLocked, whyNotAssigned, whyTooLong, type Plan } from './plan.js';

export interface FormContext
  extends Omit<ChoicesContext, 'choices' | 'chosen'>, Omit<CommentBoxContext, 'text' | 'off'> {
  readonly plan: Plan;
  readonly disabled: boolean;
  readonly assigning: boolean;
  readonly online: boolean;
  readonly now: number;
  readonly savedAt: number | undefined;
  readonly keydown: (event: KeyboardEvent) => void;
  readonly submit: () => void;
  readonly claim: () => void;
  readonly release: () => void;
}

/** Who has it and who may get it, what is said to them, and the button with what it will do beside it. */
export function renderForm(context: FormContext): TemplateResult {
  const { plan, words, disabled, submit, keydown } = context;
  const locked = whyLocked(plan, words);
  const off = disabled || context.assigning || locked !== undefined;
  const { choices, chosen } = plan;
  return html`<form
    part="form"
    @keydown=${keydown}
    @submit=${(event: Event) => {
      event.preventDefault();
      submit();
    }}
  >
    ${renderHead(context)}
    <div class="content">
      <slot name="before"></slot>
      ${renderPending(context)}
      <fieldset part="bubbles" ?disabled=${off}>
        <legend>${words.say('assignTo')}</legend>
        ${renderNow(context)} ${renderChoices({ ...context, choices, chosen })}
      </fieldset>
      ${renderCommentBox({ ...context, text: plan.comment, off: whyNoComment(context, locked) })}
      <slot name="after"></slot>
    </div>
    <div class="act">${renderButton(context, off)} ${renderHint(context, locked)}</div>
  </form>`;
}

function renderHead({ plan, words, savedAt, problem, now }: FormContext): TemplateResult {
  const isSaved = savedAt !== undefined && problem === undefined && plan.comment !== '';
  const saved = isSaved ? words.say('commentSaved', words.when(savedAt, now)) : '';
  return html`<div class="head">
    <slot name="back"></slot>
    <p class="name cut"><bdi>${plan.view.patient.name}</bdi></p>
    <h3>${userPlus}${words.say('assign')}</h3>
    <p class="meta saved">${saved === '' ? nothing : html`${check}${saved}`}</p>
  </div>`;
}

function renderPending({ plan, words, online }: FormContext): TemplateResult | typeof nothing {
  const work = pendingAssignment(plan.view);
  if (work === undefined) return nothing;
  return html`<p class="meta pending">${renderPendingLine(work, { words, online })}</p>`;
}

/** Whose it is now, and the one step that needs no choice. */
function renderNow(context: FormContext): TemplateResult {
  const { plan, words, claim, release } = context;
  const { current, bubbles } = plan.choices;
  const mayClaim = current?.kind !== 'staff' && bubbles.some(({ me }) => me);
  const now =
    current === null
      ? words.say('nowWithNobody')
      : words.say('nowWith', nameInSentence(current, words));
  return html`<p class="now">
    <span>${now} ${words.say('patientToldNothing')}</span>
    ${mayClaim ? renderQuick('claim', claim, context) : nothing}
    ${current?.me === true ? renderQuick('release', release, context) : nothing}
  </p>`;
}

function renderQuick(
  word: 'claim' | 'release',
  run: () => void,
  context: FormContext,
): TemplateResult {
  const { plan, words } = context;
  const tooLong = whyTooLong(plan, words);
  const meaning = words.say(word === 'claim' ? 'claimMeans' : 'releaseMeans');
  return html`<button
    type="button"
    class="button small"
    aria-describedby=${tooLong === undefined ? nothing : 'hint'}
    ?disabled=${tooLong !== undefined}
    title=${meaning}
    @click=${run}
  >
    ${words.say(word)}
  </button>`;
}

function whyNoComment(
  { plan, words }: FormContext,
  locked: string | undefined,
): string | undefined {
  return plan.session.permissions.comment ? locked : words.say('mayNotComment');
}

function renderButton({ plan, words }: FormContext, off: boolean): TemplateResult {
  return html`<button
    type="submit"
    class="button primary"
    part="primary"
    aria-describedby="hint"
    ?disabled=${off || whyNotAssigned(plan, words) !== undefined}
  >
    ${userPlus}${words.say('assignConversation')}
  </button>`;
}

/** The reason while it is off, else the choice in words and what becomes of the reply. */
function renderHint(context: FormContext, locked: string | undefined): TemplateResult {
  const { plan, words, online } = context;
  const why = locked ?? whyNotAssigned(plan, words);
  return html`<p class="meta hint" id="hint">
    ${why ?? renderChosen(plan, words)}
    ${why === undefined && !online ? words.say('assignOffline') : nothing}
  </p>`;
}

function renderChosen({ chosen }: Plan, words: Words): TemplateResult | typeof nothing {
  if (chosen === undefined) return nothing;
  return html`${words.say('toChosen')} <strong><bdi>${nameInSentence(chosen, words)}</bdi></strong
    >. ${words.say('replyDraftStays')}`;
}
