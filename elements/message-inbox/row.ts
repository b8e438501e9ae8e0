import { html, nothing, type TemplateResult } from 'lit';

import type { InboxRow } from '../../src/store/views.js';
import { circleDashed, paperclip, user, users } from '../icons.js';
import { ownerName } from '../owner-name.js';
import type { Words } from '../words/words.js';
import { endState, stateOf, type StateWords } from './row-state.js';

export interface RowContext {
  readonly words: Words;
  readonly now: number;
  readonly selectedId: string | undefined;
  /** The one row that Tab reaches. */
  readonly stopId: string | undefined;
  readonly hidePreview: boolean;
}

interface Place {
  readonly position: number;
  readonly size: number;
}

/** One conversation of a list: the whole row is one button. */
export function renderRow(row: InboxRow, place: Place, context: RowContext): TemplateResult {
  const { words, now } = context;
  const states = statesOf(row, words, now);
  const time = words.times.short(row.listedAt, now, words.say('yesterday'));
  return html`<li aria-setsize=${place.size} aria-posinset=${place.position}>
    <button
      type="button"
      class="row ${row.unread > 0 ? 'unread' : ''}"
      part="row ${row.unread > 0 ? 'row-unread' : ''}"
      data-id=${row.id}
      tabindex=${row.id === context.stopId ? 0 : -1}
      aria-current=${row.id === context.selectedId ? 'true' : nothing}
      aria-label=${spokenRow(row, words, time, states)}
    >
      <span class="line first"
        ><span class="name cut"><bdi>${row.patient.name}</bdi></span
        ><time>${time}</time></span
      >
      <span class="line subject"
        ><span class="cut"><bdi>${row.subject}</bdi>${caregiver(row, words)}</span
        >${states.slice(-1).map((state) => renderState(state, 'aside'))}</span
      >
      ${
        context.hidePreview
          ? nothing
          : html`<span class="line excerpt cut" dir="auto">${excerpt(row, words)}</span>`
      }
      <span class="line meta"
        >${owner(row, words)}${files(row, words, states)}${states.map((state) =>
          renderState(state, ''),
        )}</span
      >
    </button>
  </li>`;
}

/** At most three items stand in the last line; the state is never the one to go. */
function statesOf(row: InboxRow, words: Words, now: number): StateWords[] {
  return [endState(row, words), stateOf(row, words, now)].filter((state) => state !== undefined);
}

function renderState({ icon, text, tone }: StateWords, place: string): TemplateResult {
  return html`<span class="item state ${tone} ${place}">${icon}<span>${text}</span></span>`;
}

function caregiver({ recipient }: InboxRow, words: Words): string {
  if (recipient === null) return '';
  return ` · ${words.say('fromCaregiver', recipient.name, recipient.relationship)}`;
}

function excerpt({ excerpt: newest }: InboxRow, words: Words): string {
  if (newest === null) return '';
  return newest.mine ? words.say('yourWords', newest.text) : newest.text;
}

function owner({ assignee }: InboxRow, words: Words): TemplateResult {
  const icon = assignee === null ? circleDashed : assignee.kind === 'staff' ? user : users;
  return html`<span class="item owner"
    >${icon}<span class="cut">${ownerName(assignee, words)}</span></span
  >`;
}

function files(
  row: InboxRow,
  words: Words,
  states: readonly StateWords[],
): TemplateResult | typeof nothing {
  if (row.files === 0 || states.length > 1) return nothing;
  return html`<span class="item">${paperclip}<span>${words.say('files', row.files)}</span></span>`;
}

function spokenRow(
  row: InboxRow,
  words: Words,
  time: string,
  states: readonly StateWords[],
): string {
  const parts = [
    row.unread > 0 ? words.say('unread') : '',
    row.patient.name,
    row.subject + caregiver(row, words),
    time,
    row.files > 0 ? words.say('files', row.files) : '',
    row.assignee === null
      ? words.say('unassigned')
      : words.say('assignedTo', ownerName(row.assignee, words)),
    ...states.map(({ text }) => text),
  ];
  return `${parts.filter((part) => part !== '').join('. ')}.`;
}
