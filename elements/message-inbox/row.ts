import { html, nothing, type TemplateResult } from 'lit';

import type { InboxRow } from '../../src/store/views.js';
import { circleDashed, paperclip, user, users } from '../icons.js';
import type { StateWords } from '../delivery-state.js';
import { ownerName } from '../owner-name.js';
import type { Words } from '../words/words.js';
import { endState, stateOf, type RowState } from './row-state.js';

export interface RowContext {
  readonly words: Words;
  readonly now: number;
  readonly selectedId: string | undefined;
  /** The one row that Tab reaches. */
  readonly stopId: string | undefined;
  readonly hidePreview: boolean;
  /** What is said of a message in it that was not read. */
  readonly flag: (conversationId: string) => RowState | undefined;
}

interface Place {
  readonly position: number;
  readonly size: number;
}

/**
 * One conversation of a list: the whole row is one button. Its name is its text in the order in which somebody
 * decides; the grid puts the pieces where the eye wants them. First words are for the eye only.
 */
export function renderRow(row: InboxRow, place: Place, context: RowContext): TemplateResult {
  const { words, now } = context;
  const unread = row.unread > 0;
  const states = statesOf(row, context);
  return html`<li aria-setsize=${place.size} aria-posinset=${place.position}>
    <button
      type="button"
      class="row ${unread ? 'unread' : ''}"
      part="row ${unread ? 'row-unread' : ''}"
      data-id=${row.id}
      tabindex=${row.id === context.stopId ? 0 : -1}
      aria-current=${row.id === context.selectedId ? 'true' : nothing}
    >
      ${unread ? spoken(words.say('unread')) : nothing}
      <span class="name cut"><bdi>${row.patient.name}</bdi></span
      >${STOP}
      <span class="subject cut"><bdi>${row.subject}</bdi>${caregiver(row, words)}</span>${STOP}
      <time>${words.times.short(row.listedAt, now, words.say('yesterday'))}</time>${STOP}
      ${
        context.hidePreview
          ? nothing
          : html`<span class="excerpt cut" dir="auto" aria-hidden="true"
              >${excerpt(row, words)}</span
            >`
      }
      <span class="meta items">${items(row, words, states)}</span>
      ${states.slice(-1).map((state) => renderAside(state))}
    </button>
  </li>`;
}

/** Between the pieces of the name, so that a screen reader pauses there. */
const STOP = html`<span class="spoken">. </span>`;

function spoken(text: string): TemplateResult {
  return html`<span class="spoken">${text}. </span>`;
}

/** At most three items stand in the last line; the state is never the one to go. */
function statesOf(row: InboxRow, { words, now, flag }: RowContext): RowState[] {
  const state = (row.delivery === null ? flag(row.id) : undefined) ?? stateOf(row, words, now);
  return [endState(row, words), state].filter((one) => one !== undefined);
}

function items(row: InboxRow, words: Words, states: readonly RowState[]): TemplateResult[] {
  const files = words.say('files', row.files);
  // Beside a long state or two of them, files would leave no room for whose it is.
  const isLong = states.length > 1 || states.some(isSentence);
  const withFiles = row.files > 0 && !isLong;
  return [
    ...(withFiles
      ? [html`<span class="item files">${paperclip}<span>${files}</span>${STOP}</span>`]
      : []),
    ...(row.files > 0 && !withFiles ? [spoken(files)] : []),
    owner(row, words),
    ...states.map(renderState),
  ];
}

function isSentence({ spoken: more, tone }: RowState): boolean {
  return more !== undefined || tone === 'strong';
}

function owner({ assignee }: InboxRow, words: Words): TemplateResult {
  const icon = assignee === null ? circleDashed : assignee.kind === 'staff' ? user : users;
  const name = ownerName(assignee, words);
  const sentence =
    assignee === null ? name : words.say('assignedTo', assignee.me ? words.say('byYou') : name);
  return html`<span class="item owner"
    >${icon}<span class="cut" aria-hidden="true">${name}</span>${spoken(sentence)}</span
  >`;
}

function renderState({ icon, text, tone, spoken: more }: RowState): TemplateResult {
  const shown =
    more === undefined
      ? html`<span class="cut">${text}</span>${STOP}`
      : html`<span class="cut" aria-hidden="true">${text}</span>${spoken(more)}`;
  return html`<span class="item state ${tone}">${icon}${shown}</span>`;
}

/** In compact rows the last line is gone; its state stands beside the subject. */
function renderAside({ icon, text, tone }: StateWords): TemplateResult {
  return html`<span class="item state aside ${tone}" aria-hidden="true"
    >${icon}<span>${text}</span></span
  >`;
}

function caregiver({ recipient }: InboxRow, words: Words): string {
  if (recipient === null) return '';
  return ` · ${words.say('fromCaregiver', recipient.name, recipient.relationship)}`;
}

/** Of a message without words, what it is made of. */
function excerpt({ excerpt: newest, files }: InboxRow, words: Words): string {
  if (newest === null) return '';
  const isWordless = newest.text.trim() === '' && files > 0;
  const text = isWordless ? words.say('files', files) : newest.text;
  return newest.mine ? words.say('yourWords', text) : text;
}
