import { html, nothing, type TemplateResult } from 'lit';

import { renderAttachArea } from '../files/attach-area.js';
import type { AttachControl } from '../files/attach-control.js';
import { check, paperclip, reply as replyIcon } from '../icons.js';
import { recipientName } from '../recipient-name.js';
import { renderAct, type ActContext } from './act.js';
import type { Fold } from './fold.js';
import { renderSummary } from './options-summary.js';
import { renderOptions, type OptionsContext } from './options.js';
import { renderPreview } from './preview.js';
import { renderSince, type SinceContext } from './since-bar.js';
import { roomLeft } from './blocked.js';

export interface FormContext extends OptionsContext, ActContext, Omit<SinceContext, 'view'> {
  readonly attach: AttachControl;
  readonly savedAt: number | undefined;
  /** Why the draft is not on disk. */
  readonly problem: string | undefined;
  readonly options: Fold;
  readonly preview: Fold;
  readonly typed: (text: string) => void;
  readonly keydown: (event: KeyboardEvent) => void;
  readonly submit: () => void;
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
        ${renderSummary({ ...context, fold: context.options })}
        ${renderOptions({ ...context, locked: context.locked || context.sending })}
      </div>
      ${renderPreview({ ...context, fold: context.preview })}
    </div>
    ${renderAct(context)} ${context.attach.drop.over ? renderDrop(context) : nothing}
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
