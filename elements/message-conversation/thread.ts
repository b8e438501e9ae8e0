import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import type { ConversationView, PendingReply, ThreadMessage } from '../../src/store/views.js';
import type { Words } from '../words/words.js';
import { renderCard, type CardContext } from './attention-card.js';
import { renderMessage } from './message.js';
import { renderPending, type PendingContext } from './pending-reply.js';

export interface ThreadContext extends CardContext, Omit<PendingContext, 'behind' | 'now'> {
  /** By the device's clock; `now` is the server's. */
  readonly deviceNow: number;
}

type Item =
  | { readonly kind: 'day'; readonly id: string; readonly at: number }
  | { readonly kind: 'message'; readonly id: string; readonly message: ThreadMessage }
  | {
      readonly kind: 'reply';
      readonly id: string;
      readonly reply: PendingReply;
      readonly behind: boolean;
    };

/** Messages with the days between them, then what is still on its way. */
export function renderThread(context: ThreadContext): TemplateResult {
  const { view, words } = context;
  const newSince = new Set(view.pending.filter(needsPerson).flatMap((reply) => reply.newSince));
  return html`<ol role="list" @keydown=${moveBetween}>
    ${repeat(
      itemsOf(view, words),
      ({ id }) => id,
      (item) => html`<li data-id=${item.id}>${renderItem(item, context, newSince)}</li>`,
    )}
  </ol>`;
}

function renderItem(
  item: Item,
  context: ThreadContext,
  newSince: ReadonlySet<string>,
): TemplateResult {
  const { view, words, now, deviceNow } = context;
  switch (item.kind) {
    case 'day':
      return html`<h3 class="day" part="divider">
        <span>${dayWords(item.at, words, now)}</span>
      </h3>`;
    case 'message':
      return renderMessage(item.message, { view, words, newSince });
    case 'reply':
      return needsPerson(item.reply)
        ? renderCard(item.reply, context)
        : renderPending(item.reply, { ...context, now: deviceNow, behind: item.behind });
  }
}

function itemsOf({ messages, pending }: ConversationView, { times }: Words): Item[] {
  const items: Item[] = [];
  let day = '';
  const add = (at: number, item: Item): void => {
    const itsDay = times.dayOf(at);
    // What still waits may be older than the words above it, so a day may come twice.
    if (itsDay !== day) items.push({ kind: 'day', id: `day of ${item.id}`, at });
    day = itsDay;
    items.push(item);
  };
  for (const message of messages) {
    add(message.sentAt, { kind: 'message', id: message.id, message });
  }
  const blocked = pending.findIndex(needsPerson);
  pending.forEach((reply, index) => {
    const behind = blocked >= 0 && index > blocked;
    add(reply.composedAt, { kind: 'reply', id: reply.id, reply, behind });
  });
  return items;
}

export function needsPerson({ state }: PendingReply): boolean {
  return state === 'held' || state === 'refused';
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
