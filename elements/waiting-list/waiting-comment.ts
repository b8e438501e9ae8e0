import { html, nothing, type TemplateResult } from 'lit';

import type { CommentView } from '../../src/store/views.js';
import { deliveryState } from '../delivery-state.js';
import { clock } from '../icons.js';
import { renderCardFrame, renderChoice } from '../message-conversation/card.js';
import type { PendingActions } from '../message-conversation/pending-acts.js';
import type { Words } from '../words/words.js';

export interface CommentContext {
  readonly words: Words;
  readonly now: number;
  readonly online: boolean;
  readonly actions: PendingActions;
  readonly conversationId: string;
}

/** A comment for colleagues that is not accepted yet. */
export function renderWaitingComment(
  comment: CommentView,
  context: CommentContext,
): TemplateResult {
  return comment.delivery?.state === 'refused'
    ? refusedCard(comment, context)
    : queuedComment(comment, context);
}

function refusedCard(comment: CommentView, context: CommentContext): TemplateResult {
  const { words, now, actions, conversationId } = context;
  const { id, delivery } = comment;
  return renderCardFrame({
    held: false,
    title: words.say('commentRefused', delivery?.lastError?.reason),
    aside: words.say('yourComment', words.when(comment.createdAt, now)),
    why: delivery?.mayArrive
      ? words.say('discardAsks', 'comment')
      : words.say('commentRefusedNext'),
    rest: html`<blockquote>${renderBody(comment, words)}</blockquote>
      <div class="choices">
        ${
          comment.body === ''
            ? nothing
            : renderChoice(words.say('retry'), false, () => {
                actions.retry({ id, conversationId });
              })
        }
        ${renderChoice(words.say('discard'), false, () => {
          actions.dropComment({ id, conversationId, delivery });
        })}
        ${renderCopy(comment, context)}
      </div>`,
  });
}

function renderCopy(
  { body }: CommentView,
  { words, actions, conversationId }: CommentContext,
): TemplateResult | typeof nothing {
  if (body === '') return nothing;
  return renderChoice(words.say('copyText'), false, () => {
    actions.copy({ body, conversationId });
  });
}

function queuedComment(comment: CommentView, context: CommentContext): TemplateResult {
  const { words, now, actions, conversationId } = context;
  const { id, mayDiscard, delivery } = comment;
  const title = words.say('yourComment', words.when(comment.createdAt, now));
  const { icon, text } = stateOf(comment, context);
  return html`<article class="message own pending" aria-label="${title}, ${text}">
    <p class="sender meta"><strong>${title}</strong></p>
    <div class="bubble">${renderBody(comment, words)}</div>
    <p class="state meta">
      ${icon}<span>${text}</span>
      ${
        mayDiscard
          ? html`<span class="acts"
              >·
              <button
                type="button"
                class="link"
                @click=${() => {
                  actions.dropComment({ id, conversationId, delivery });
                }}
              >
                ${words.say('takeBack')}
              </button></span
            >`
          : nothing
      }
    </p>
  </article>`;
}

function stateOf(
  { delivery }: CommentView,
  { words, online }: CommentContext,
): { readonly icon: TemplateResult; readonly text: string } {
  if (delivery === null || (delivery.state === 'waiting' && !online))
    return { icon: clock, text: words.say('queuedOffline') };
  return deliveryState(delivery, words);
}

function renderBody({ body }: CommentView, words: Words): TemplateResult {
  return html`<p class="body" dir="auto">
    ${body === '' ? words.say('commentUnreadable') : body}
  </p>`;
}
