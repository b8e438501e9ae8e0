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
      (item) => html`<li>${renderItem(item, context, newSince)}</li>`,
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
  for (const message of messages) {
    const itsDay = times.dayOf(message.sentAt);
    if (itsDay !== day) items.push({ kind: 'day', id: itsDay, at: message.sentAt });
    day = itsDay;
    items.push({ kind: 'message', id: message.id, message });
  }
  const blocked = pending.findIndex(needsPerson);
  pending.forEach((reply, index) => {
    items.push({ kind: 'reply', id: reply.id, reply, behind: blocked >= 0 && index > blocked });
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
  const articles = [...currentTarget.querySelectorAll<HTMLElement>('article')];
  const next = articles[nextIndex(key, articles.indexOf(target), articles.length)];
  if (next === undefined) return;
  event.preventDefault();
  articles.forEach((article) => {
    article.tabIndex = article === next ? 0 : -1;
  });
  next.focus();
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
  const articles = [...root.querySelectorAll<HTMLElement>('article')];
  if (articles.some(({ tabIndex }) => tabIndex === 0)) return;
  articles.forEach((article, index) => {
    article.tabIndex = index === articles.length - 1 ? 0 : -1;
  });
}
