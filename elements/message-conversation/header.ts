import { html, nothing, type TemplateResult } from 'lit';

import { newestFiled } from '../../src/model/record-copy.js';
import type { ConversationView } from '../../src/store/views.js';
import { mailDot } from '../panel-icons.js';
import { ownerName } from '../owner-name.js';
import type { Words } from '../words/words.js';
import { renderMenu, type MenuContext } from './conversation-menu.js';
import { shownStateOf } from './pending-status.js';

export interface HeaderContext extends MenuContext {
  readonly now: number;
  readonly online: boolean;
  readonly markUnread: () => void;
}

/** Who this is about, what, whose it is, and whether somebody has opened and answered it. */
export function renderHeader(context: HeaderContext): TemplateResult {
  const { view, words, now } = context;
  return html`<header>
    <slot name="back"></slot>
    <div class="who">
      <h2 tabindex="-1"><bdi>${view.patient.name}</bdi></h2>
      <span class="pill">${words.say(view.gone ? 'gone' : view.facts.state)}</span>
      ${renderStateDelivery(context)}
    </div>
    <p class="identifiers"><slot name="patient-details">${identifiers(view, words, now)}</slot></p>
    <p class="about">
      <strong><bdi>${view.subject}</bdi></strong
      >${about(view, words, now).map((part) => ` · ${part}`)}
    </p>
    <div class="actions">
      <slot name="actions"></slot>${renderMarkUnread(context)} ${renderMenu(context)}
    </div>
  </header>`;
}

/** Stays where it is when it has nothing to do, so that the focus does. */
function renderMarkUnread(context: HeaderContext): TemplateResult | typeof nothing {
  const { words, markUnread, readonly } = context;
  if (readonly) return nothing;
  const off = whyNotUnread(context);
  return html`<button
    type="button"
    class="mark-unread"
    aria-label=${words.say('markUnread')}
    aria-disabled=${off === undefined ? nothing : 'true'}
    aria-describedby=${off === undefined ? nothing : 'unread-off'}
    title=${off ?? words.say('markUnread')}
    @click=${off === undefined ? markUnread : nothing}
  >
    ${mailDot}${off === undefined ? nothing : html`<span class="spoken" id="unread-off">${off}</span>`}
  </button>`;
}

function whyNotUnread({ view, words }: HeaderContext): string | undefined {
  if (view.gone) return words.say('whyGone');
  if (view.facts.lastPatientMessageAt === null) return words.say('patientHasNotWritten');
  return view.facts.unread > 0 ? words.say('isUnread') : undefined;
}

/** A state that the server has not accepted yet does not stand there as if it had. */
function renderStateDelivery(context: HeaderContext): TemplateResult | typeof nothing {
  const delivery = shownStateOf(context.view, context);
  if (delivery === undefined) return nothing;
  return html`<span class="delivery meta">${delivery.icon}<span>${delivery.text}</span></span>`;
}

function identifiers(
  { patient }: ConversationView,
  words: Words,
  now: number,
): string | typeof nothing {
  const { birthDate, identifiers: known = [] } = patient;
  const born =
    birthDate === undefined
      ? []
      : [
          words.say('age', words.times.age(birthDate, now)),
          words.say('born', words.times.birthDate(birthDate)),
        ];
  const parts = [...born, ...known.map(({ label, value }) => `${label} ${value}`)];
  return parts.length === 0 ? nothing : parts.join(' · ');
}

function about(view: ConversationView, words: Words, now: number): string[] {
  const opened = view.openedByNames.at(-1);
  const parts = [ownerName(view.assignee, words)];
  if (opened !== undefined) {
    const name = opened.me ? words.say('byYou') : opened.name;
    parts.push(words.say('openedBy', name, words.when(opened.at, now)));
  }
  if (view.facts.state === 'open') {
    parts.push(words.say(view.facts.needsAnswer ? 'notAnswered' : 'answered'));
  }
  const filed = newestFiled(view.recordCopies);
  if (filed !== undefined) {
    const counts = words.say('recordCounts', filed.messageCount, filed.fileCount);
    parts.push(words.say('inRecordSince', words.when(filed.at, now), counts));
  }
  return parts;
}
