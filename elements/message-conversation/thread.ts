import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import type {
  ConversationView,
  PendingWork,
  ThreadAssignment,
  ThreadMessage,
} from '../../src/store/views.js';
import type { Words } from '../words/words.js';
import { renderAssignmentCard } from './assignment-card.js';
import { renderCard } from './attention-card.js';
import { renderMessage, type MessageContext } from './message.js';
import { needsPerson } from './needs-person.js';
import { renderPastAssignment } from './past-assignment.js';
import { renderPendingAssignment } from './pending-assignment.js';
import { renderPendingCopy } from './pending-copy.js';
import { renderPending, type PendingContext } from './pending-reply.js';
import { renderPendingStatus } from './pending-status.js';
import { renderRecordCard, type RecordCardContext } from './record-card.js';
import { renderStatusCard } from './status-card.js';

export interface ThreadContext extends RecordCardContext, Omit<PendingContext, 'behind' | 'now'> {
  /** By the device's clock; `now` is the server's. */
  readonly deviceNow: number;
}

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
export function renderThread(context: ThreadContext): TemplateResult {
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
function causesOf({ pending }: ConversationView): MessageContext['newSince'] {
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
  context: ThreadContext,
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
      return needsPerson(item.work)
        ? renderDecision(item.work, context)
        : renderWaiting(item.work, item.behind, context);
  }
}

function renderDecision(work: PendingWork, context: ThreadContext): TemplateResult {
  switch (work.kind) {
    case 'reply':
      return renderCard(work, context);
    case 'assignment':
      return renderAssignmentCard(work, context);
    case 'status-change':
      return renderStatusCard(work, context);
    case 'record-copy':
      return renderRecordCard(work, context);
  }
}

function renderWaiting(work: PendingWork, behind: boolean, context: ThreadContext): TemplateResult {
  switch (work.kind) {
    case 'reply':
      return renderPending(work, { ...context, now: context.deviceNow, behind });
    case 'assignment':
      return renderPendingAssignment(work, { ...context, behind });
    case 'status-change':
      return renderPendingStatus(work, { ...context, behind });
    case 'record-copy':
      return renderPendingCopy(work, { ...context, behind });
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
  const blocked = pending.findIndex(needsPerson);
  pending.forEach((work, index) => {
    const behind = blocked >= 0 && index > blocked;
    add(work.composedAt, { kind: 'work', id: idOf(work), work, behind });
  });
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

/** One stop for Tab, arrows between the messages; keys pressed in a button are the button's. */
function moveBetween(event: KeyboardEvent): void {
  const { target, key, currentTarget } = event;
  if (!(target instanceof HTMLElement) || !(currentTarget instanceof HTMLElement)) return;
  if (target.localName !== 'article') return;
  const articles = articlesIn(currentTarget);
  const next = articles[nextIndex(key, articles.indexOf(target), articles.length)];
  if (next === undefined) return;
  event.preventDefault();
  stopAt(articles, next);
  next.focus();
}

function stopAt(articles: readonly HTMLElement[], stop: HTMLElement | undefined): void {
  articles.forEach((article) => {
    article.tabIndex = article === stop ? 0 : -1;
  });
}

function nextIndex(key: string, index: number, length: number): number {
  switch (key) {
    case 'ArrowDown':
    case 'PageDown':
      return index + 1;
    case 'ArrowUp':
    case 'PageUp':
      return index - 1;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return -1;
  }
}

/** Tab reaches the newest message until the reader has moved; called after each drawing. */
export function ensureStop(root: ParentNode): void {
  const articles = articlesIn(root);
  if (!articles.some(({ tabIndex }) => tabIndex === 0)) stopAt(articles, articles.at(-1));
}

/** Puts the focus on what stands there now under that id. */
export function focusItem(root: ParentNode, id: string | undefined): boolean {
  const articles = articlesIn(root);
  const found = articles.find((article) => itemIdOf(article) === id);
  if (found === undefined) return false;
  stopAt(articles, found);
  found.focus();
  return true;
}

export function itemIdOf(element: Element): string | undefined {
  return element.closest<HTMLElement>('li')?.dataset['id'];
}

function articlesIn(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('article')];
}
