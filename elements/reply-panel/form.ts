import { html, nothing, type TemplateResult } from 'lit';

import { check, reply, send } from '../icons.js';
import { recipientName } from '../recipient-name.js';
import { roomLeft, whyNoReply, whyNotSent, willDo, type Standing } from './blocked.js';

export interface FormContext {
  readonly standing: Standing;
  readonly text: string;
  /** Nothing can be written here; the reason stands in place of the hint. */
  readonly locked: boolean;
  readonly sending: boolean;
  readonly savedAt: number | undefined;
  /** Why the text is not on disk. */
  readonly problem: string | undefined;
  readonly now: number;
  readonly typed: (text: string) => void;
  readonly keydown: (event: KeyboardEvent) => void;
  readonly submit: () => void;
}

/** Heading and draft line, To line, text, button, and what the button will do. */
export function renderForm(context: FormContext): TemplateResult {
  const { standing, submit } = context;
  const { words } = standing;
  return html`<form
    part="form"
    @submit=${(event: Event) => {
      event.preventDefault();
      submit();
    }}
  >
    <div class="head">
      <slot name="back"></slot>
      <p class="name cut"><bdi>${standing.view.patient.name}</bdi></p>
      <h3>${reply}${words.say('reply')}</h3>
      <p class="meta saved">${savedWords(context)}</p>
    </div>
    <div class="content">
      ${renderTo(standing)} ${renderField(context)} ${renderNumbers(context)}
    </div>
    <div class="act">${renderButton(context)} ${renderHint(context)}</div>
  </form>`;
}

function savedWords({
  savedAt,
  text,
  now,
  standing,
  problem,
}: FormContext): TemplateResult | typeof nothing {
  if (savedAt === undefined || text === '' || problem !== undefined) return nothing;
  const { words } = standing;
  return html`${check}<span>${words.say('draftSaved', words.when(savedAt, now))}</span>`;
}

/** A caregiver is named as one, with whom it is about: the reply goes to them. */
function renderTo({ view, words }: Standing): TemplateResult {
  const { recipient, patient } = view;
  const name = html`<strong><bdi>${recipientName(view)}</bdi></strong>`;
  const about = ` (${words.say('about', patient.name)})`;
  return html`<p class="to">
    <span>${words.say('to')}</span>
    ${recipient === null ? name : html`${name}, ${recipient.relationship}${about}`}
  </p>`;
}

function renderField(context: FormContext): TemplateResult {
  const { standing, text, locked, sending, typed, keydown } = context;
  const words = standing.words.say('messageToPatient');
  return html`<textarea
    part="text"
    rows="3"
    dir="auto"
    aria-label="${words}: ${recipientName(standing.view)}"
    aria-describedby="hint"
    aria-invalid=${text.length > standing.session.limits.bodyLength ? 'true' : nothing}
    placeholder=${words}
    ?disabled=${locked}
    ?readonly=${sending}
    @input=${({ target }: Event) => {
      if (target instanceof HTMLTextAreaElement) typed(target.value);
    }}
    @keydown=${keydown}
  ></textarea>`;
}

function renderNumbers({ text, standing, problem }: FormContext): TemplateResult {
  const room = roomLeft(text, standing);
  return html`<p class="problem" role="alert">${problem}</p>
    ${room === undefined ? nothing : html`<p class="meta room">${room}</p>`}`;
}

function renderButton({ standing, text, locked, sending }: FormContext): TemplateResult {
  const { words, session } = standing;
  const off = locked || sending || whyNotSent(text, standing) !== undefined;
  return html`<div class="buttons" part="buttons">
    <button
      type="submit"
      class="button primary"
      part="primary"
      aria-describedby="hint"
      ?disabled=${off}
    >
      ${send}${words.say(session.defaults.allowResponse ? 'replyToPatient' : 'replyAndEnd')}
    </button>
  </div>`;
}

/** The reason while it is off, else what it will do. */
function renderHint({ standing, text, locked }: FormContext): TemplateResult {
  const { words, session } = standing;
  const stays = html`<strong>${words.say('replyToPatient')}</strong> ${words.say('hintStays')}`;
  const why = whyNotSent(text, standing) ?? (session.defaults.allowResponse ? stays : nothing);
  return html`<p class="meta hint" id="hint">
    ${locked ? whyNoReply(standing) : html`${why} ${willDo(standing).join(' ')}`}
  </p>`;
}
