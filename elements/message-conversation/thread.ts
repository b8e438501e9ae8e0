import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import type {
  ConversationView,
  PendingWork,
  ThreadAssignment,
  ThreadMessage,
} from '../../src/store/views.js';
import type { Words } from '../words/words.js';
import { moveBetween } from './item-focus.js';
import { renderMessage, type MessageContext } from './message.js';
import { needsPerson } from './needs-person.js';
import { renderPastAssignment } from './past-assignment.js';
import { placesOf, renderWork, type WorkContext } from './work.js';

type Item =
  | { readonly kind: 'day'; readonly id: string; readonly at: number }
  | Told
  | {
      readonly kind: 'work';
      readonly id: string;
      readonly work: PendingWork;
      readonly behind: boolean;
    };

/** What the server told of. */
type Told =
  | { readonly kind: 'message'; readonly id: string; readonly message: ThreadMessage }
  | { readonly kind: 'assignment'; readonly id: string; readonly assignment: ThreadAssignment };

/** Messages and changes of hands with the days between them, then what is still on its way. */
export function renderThread(context: WorkContext): TemplateResult {
  const { view, words } = context;
  const newSince = causesOf(view);
  return html`<ol role="list" @keydown=${moveBetween}>
    ${repeat(
      itemsOf(view, words),
      ({ id }) => id,
      (item) => html`<li data-id=${item.id}>${renderItem(item, context, newSince)}</li>`,
    )}
  </ol>`;
}

/** A message may hold several: of a reply its author knows what "you wrote" means. */
export function causesOf({ pending }: ConversationView): MessageContext['newSince'] {
  const held = pending.filter(needsPerson);
  const all = held.flatMap(({ newSince }) => newSince).map((id) => [id, 'newMeanwhile'] as const);
  const ofReplies = held
    .filter(({ kind }) => kind === 'reply')
    .flatMap(({ newSince }) => newSince)
    .map((id) => [id, 'newSince'] as const);
  return new Map([...all, ...ofReplies]);
}

function renderItem(
  item: Item,
  context: WorkContext,
  newSince: MessageContext['newSince'],
): TemplateResult {
  const { view, words, now } = context;
  switch (item.kind) {
    case 'day':
      return html`<h3 class="day" part="divider">
        <span>${dayWords(item.at, words, now)}</span>
      </h3>`;
    case 'message':
      return renderMessage(item.message, { view, words, newSince });
    case 'assignment':
      return renderPastAssignment(item.assignment, words);
    case 'work':
      return renderWork(item.work, item.behind, context);
  }
}

function itemsOf(view: ConversationView, { times }: Words): Item[] {
  const { pending } = view;
  const items: Item[] = [];
  let day = '';
  const add = (at: number, item: Item): void => {
    const itsDay = times.dayOf(at);
    // What still waits may be older than the words above it, so a day may come twice.
    if (itsDay !== day) items.push({ kind: 'day', id: `day of ${item.id}`, at });
    day = itsDay;
    items.push(item);
  };
  for (const told of toldOf(view)) add(timeOf(told), told);
  for (const { work, behind } of placesOf(pending))
    add(work.composedAt, { kind: 'work', id: idOf(work), work, behind });
  return items;
}

/** Each list is in order already, and stays so; of the same moment the words come first. */
function toldOf({ messages, assignments }: ConversationView): Told[] {
  const words = messages.map((message) => ({ kind: 'message', id: message.id, message }) as const);
  const changes = assignments.map(
    (assignment) => ({ kind: 'assignment', id: handsId(assignment), assignment }) as const,
  );
  return [...words, ...changes].sort((a, b) => timeOf(a) - timeOf(b));
}

function timeOf(told: Told): number {
  return told.kind === 'message' ? told.message.sentAt : told.assignment.at;
}

/** Queued and told of it is the same item, so that the focus stays; a message may bear the same id. */
function idOf(work: PendingWork): string {
  return work.kind === 'assignment' ? handsId(work) : work.id;
}

function handsId({ id }: { readonly id: string }): string {
  return `hands ${id}`;
}

function dayWords(at: number, words: Words, now: number): string {
  const { times } = words;
  return times.dayOf(at) === times.dayOf(now) ? words.say('today') : times.divider(at, now);
}
