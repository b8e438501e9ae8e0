import { html, nothing, type TemplateResult } from 'lit';

import type { ConversationView, PendingReply, ThreadMessage } from '../../src/store/views.js';
import { send } from '../panel-icons.js';
import type { Words } from '../words/words.js';
import { renderCardFrame, renderChoice } from './card.js';
import type { PendingActions } from './pending-acts.js';

export interface CardContext {
  readonly view: ConversationView;
  readonly words: Words;
  readonly actions: PendingActions;
  readonly online: boolean;
  readonly now: number;
  readonly readonly: boolean;
}

/** A held or refused reply: what happened, what was written, and every way on. None of them is the safe one. */
export function renderCard(reply: PendingReply, context: CardContext): TemplateResult {
  const { words, now } = context;
  const held = reply.state === 'held';
  const time = words.when(reply.composedAt, now);
  return renderCardFrame({
    held,
    title: held ? words.say('needsDecision') : words.say('refused', reply.lastError?.reason),
    aside: words.say(mayBeSent(reply) ? 'yourReplyUnsure' : 'yourReply', time),
    why: whyOf(reply, context),
    rest: [
      isUnreadable(reply) ? nothing : renderQuotation(reply),
      context.readonly ? nothing : renderChoices(reply, context),
    ],
  });
}

function renderQuotation({ body, conversationId, id }: PendingReply): TemplateResult {
  return html`<blockquote>
    ${body === '' ? nothing : html`<p class="body" dir="auto">${body}</p>`}
    <intray-file-list
      .conversationId=${conversationId}
      .replyId=${id}
      .own=${true}
      exportparts="attachment"
    ></intray-file-list>
  </blockquote>`;
}

/** Its bytes do not open; a reply of files alone has no words either. */
function isUnreadable({ lastError }: PendingReply): boolean {
  return lastError?.reason === 'unreadable';
}

function whyOf(reply: PendingReply, context: CardContext): string {
  if (isUnreadable(reply)) return context.words.say('replyUnreadable');
  return reply.state === 'held' ? heldWhy(reply, context) : refusedWhy(reply, context.words);
}

/** Nobody has heard what became of it: it must not say that it was not sent. */
function mayBeSent({ state, lastError }: PendingReply): boolean {
  return state === 'held' && lastError?.reason !== 'moved-on';
}

function heldWhy(reply: PendingReply, { view, words, now }: CardContext): string {
  if (mayBeSent(reply)) return words.say('heldUnsure');
  const newest = view.messages.findLast(({ id }) => reply.newSince.includes(id));
  return newest === undefined ? words.say('heldMoved') : heldBy(newest, words, now);
}

function heldBy(message: ThreadMessage, words: Words, now: number): string {
  return message.from.kind === 'staff'
    ? words.say('heldStaffReplied', message.authorName)
    : words.say('heldWroteAgain', message.authorName, words.when(message.sentAt, now));
}

function refusedWhy({ detail }: PendingReply, words: Words): string {
  const next = words.say('refusedNext');
  return detail === undefined ? next : `${detail} ${next}`;
}

/** Nothing to send, or nowhere to send it and no draft that could be reached again. */
function isHopeless(reply: PendingReply, { view }: CardContext): boolean {
  return isUnreadable(reply) || view.gone || reply.lastError?.reason === 'gone';
}

/** While the server is being asked nothing else can be chosen; offline it cannot be asked. */
function renderChoices(reply: PendingReply, context: CardContext): TemplateResult {
  const { words, actions, online } = context;
  const asking = reply.withdrawing !== undefined;
  const off = asking || (reply.mustWithdraw && !online);
  const again =
    reply.state === 'held'
      ? renderChoice(html`${send}${words.say('sendAsItIs')}`, asking, () => {
          actions.sendAsIs(reply);
        })
      : renderChoice(words.say('retry'), asking, () => {
          actions.retry(reply);
        });
  const editing = renderChoice(words.say('edit'), off, () => {
    actions.edit(reply);
  });
  const ways = reply.state === 'held' ? [again, editing] : [editing, again];
  return html`<div class="choices">
    ${isHopeless(reply, context) ? nothing : ways}
    ${renderChoice(words.say('discard'), off, () => {
      actions.discard(reply);
    })}
    ${
      reply.body === ''
        ? nothing
        : renderChoice(words.say('copyText'), false, () => {
            actions.copy(reply);
          })
    }
    ${off ? html`<span class="meta">${whyOff(asking, online, words)}</span>` : nothing}
  </div>`;
}

function whyOff(asking: boolean, online: boolean, words: Words): string {
  if (!asking) return words.say('needConnection');
  return words.say(online ? 'takingBack' : 'takingBackOffline');
}
