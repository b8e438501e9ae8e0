import { html, nothing, type TemplateResult } from 'lit';

import { renderAttachArea } from '../files/attach-area.js';
import type { AttachControl } from '../files/attach-control.js';
import { check, paperclip, reply as replyIcon, send } from '../icons.js';
import { recipientName } from '../recipient-name.js';
import { renderSummary } from './options-summary.js';
import { renderOptions, type OptionsContext } from './options.js';
import { renderPreview, type PreviewContext } from './preview.js';
import { renderSince, type SinceContext } from './since-bar.js';
import { roomLeft, whyNoReply, whyNotSent, worthALook } from './blocked.js';

export interface FormContext
  extends OptionsContext, Pick<PreviewContext, 'opened' | 'toggle'>, Omit<SinceContext, 'view'> {
  readonly attach: AttachControl;
  readonly sending: boolean;
  readonly savedAt: number | undefined;
  /** Why the draft is not on disk. */
  readonly problem: string | undefined;
  /** Where there is little height, the options open from one line. */
  readonly optionsOpened: boolean;
  readonly toggleOptions: () => void;
  readonly typed: (text: string) => void;
  readonly keydown: (event: KeyboardEvent) => void;
  readonly submit: () => void;
  /** Throws the draft away, where nothing else can be done with it. */
  readonly discard: () => void;
}

/** Heading and draft line, To line, text, options, buttons with what they will do, and what the patient will see. */
export function renderForm(context: FormContext): TemplateResult {
  const { reply, words, submit, keydown } = context;
  return html`<form
    part="form"
    @keydown=${keydown}
    @submit=${(event: Event) => {
      event.preventDefault();
      submit();
    }}
  >
    <div class="head">
      <slot name="back"></slot>
      <p class="name cut"><bdi>${reply.view.patient.name}</bdi></p>
      <h3>${replyIcon}${words.say('reply')}</h3>
      <p class="meta saved">${savedWords(context)}</p>
    </div>
    ${renderSince({ ...context, view: reply.view })}
    <div class="content">
      <div class="write">
        ${renderTo(context)}
        <slot name="before-text"></slot>
        ${renderField(context)} ${renderNumbers(context)} ${renderFiles(context)}
        ${renderSummary(context)}
        ${renderOptions({ ...context, locked: context.locked || context.sending })}
      </div>
      ${renderPreview(context)}
    </div>
    <div class="act">${renderButton(context)} ${renderHint(context)}</div>
    ${context.attach.drop.over ? renderDrop(context) : nothing}
  </form>`;
}

function savedWords(context: FormContext): TemplateResult | typeof nothing {
  const { savedAt, now, words, problem } = context;
  if (savedAt === undefined || problem !== undefined) return nothing;
  const time = words.when(savedAt, now);
  return html`${check}<span class="long">${words.say('draftSaved', time)}</span
    ><span class="short">${words.say('saved', time)}</span>`;
}

/** A caregiver is named as one, with whom it is about: the reply goes to them. */
function renderTo({ reply, words }: FormContext): TemplateResult {
  const { recipient, patient } = reply.view;
  const name = html`<strong><bdi>${recipientName(reply.view)}</bdi></strong>`;
  const about = ` (${words.say('about', patient.name)})`;
  return html`<p class="to">
    <span>${words.say('to')}</span>
    ${recipient === null ? name : html`${name}, ${recipient.relationship}${about}`}
  </p>`;
}

function renderField({
  reply,
  words,
  locked,
  sending,
  typed,
  attach,
}: FormContext): TemplateResult {
  const label = words.say('messageToPatient');
  const isTooLong = reply.text.length > reply.session.limits.bodyLength;
  return html`<textarea
    part="text"
    rows="3"
    dir="auto"
    aria-label="${label}: ${recipientName(reply.view)}"
    aria-describedby="lock hint"
    aria-invalid=${isTooLong ? 'true' : nothing}
    placeholder=${label}
    ?readonly=${locked || sending}
    @input=${({ target }: Event) => {
      if (target instanceof HTMLTextAreaElement) typed(target.value);
    }}
    @paste=${attach.paste}
  ></textarea>`;
}

function renderFiles({ attach, reply, words, locked, sending }: FormContext): TemplateResult {
  const { session, files } = reply;
  const still = locked || sending;
  return renderAttachArea({ ...attach.context, session, files, words, locked: still });
}

function renderDrop({ reply, words }: FormContext): TemplateResult {
  return html`<p class="drop">${paperclip}${words.say('dropHere', recipientName(reply.view))}</p>`;
}

function renderNumbers({ reply, words, problem }: FormContext): TemplateResult {
  const room = roomLeft(reply, words);
  return html`<p class="problem" role="alert">${problem}</p>
    ${room === undefined ? nothing : html`<p class="meta room">${room}</p>`}`;
}

const BUTTONS = {
  stays: 'replyToPatient',
  ends: 'replyAndEnd',
  reopens: 'replyAndReopen',
} as const;

function renderButton({ reply, words, locked, sending }: FormContext): TemplateResult {
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

/** The reason while it is off, else what it will do. */
function renderHint(context: FormContext): TemplateResult {
  const { locked } = context;
  return html`<div class="hint">
    <p class="meta" role="status" id="lock">${locked ? renderLock(context) : nothing}</p>
    <p class="meta" id="hint">${locked ? nothing : hintOf(context)}</p>
  </div>`;
}

function renderLock({ reply, words, discard }: FormContext): TemplateResult {
  const why = whyNoReply(reply, words);
  if (why === undefined || reply.text === '') return html`${why}`;
  return html`${why}
    <button type="button" class="link" @click=${discard}>${words.say('discardDraft')}</button>`;
}

function hintOf({ reply, words }: FormContext): TemplateResult {
  const stays = html`<strong>${words.say('replyToPatient')}</strong> ${words.say('hintStays')}`;
  const will = reply.rules.reply === 'stays' ? stays : nothing;
  const said = whyNotSent(reply, words) ?? will;
  return html`${said} ${worthALook(reply, words).join(' ')}`;
}
