import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import { discardUnsent } from '../../src/commands/discard-unsent.js';
import { retryUnsent } from '../../src/commands/retry-unsent.js';
import type { Store } from '../../src/store/database.js';
import type { CommentView } from '../../src/store/views.js';
import { deliveryState } from '../delivery-state.js';
import { clock } from '../icons.js';
import type { Words } from '../words/words.js';
import type { Discarding } from './discard-dialog.js';

export interface CommentsContext {
  readonly words: Words;
  readonly now: number;
  readonly online: boolean;
  /** Undefined: this view is for reading only. */
  readonly act: ((run: (store: Store) => Promise<unknown>) => void) | undefined;
  readonly askBeforeDiscarding: (discarding: Discarding) => void;
  /** A comment went with its buttons: the focus needs another place. */
  readonly left: () => void;
}

/** Comments with author and time, oldest first; of what is not accepted yet also how far it has come. */
export function renderComments(
  comments: readonly CommentView[],
  context: CommentsContext,
): TemplateResult | typeof nothing {
  if (comments.length === 0) return nothing;
  return html`<ul
    class="said"
    role="list"
    tabindex="0"
    aria-label=${context.words.say('comments', comments.length)}
  >
    ${repeat(
      comments,
      ({ id }) => id,
      (comment) => renderComment(comment, context),
    )}
  </ul>`;
}

function renderComment(comment: CommentView, context: CommentsContext): TemplateResult {
  const { words, now } = context;
  const { authorName, createdAt, body } = comment;
  return html`<li>
    <span class="by"
      ><strong><bdi>${authorName}</bdi></strong>
      <time>${words.times.short(createdAt, now, words.say('yesterday'))}</time></span
    >
    <span class="words" dir="auto">${body === '' ? words.say('commentUnreadable') : body}</span>
    ${renderDelivery(comment, context)}
  </li>`;
}

function renderDelivery(
  comment: CommentView,
  context: CommentsContext,
): TemplateResult | typeof nothing {
  const { delivery, assignmentId } = comment;
  if (delivery === null) return nothing;
  const { words, online } = context;
  const isWaiting = delivery.state === 'waiting' && !online;
  const { icon, text } = isWaiting
    ? { icon: clock, text: words.say('queuedOffline') }
    : deliveryState(delivery, words);
  const isRefused = delivery.state === 'refused';
  // What an assignment takes along is decided with it, on its card.
  const mayDecide = isRefused && assignmentId === undefined;
  return html`<span class="meta how ${isRefused ? 'refused' : ''}"
    >${icon}<span
      >${isRefused ? words.say('commentRefused', delivery.lastError?.reason) : text}</span
    >
    ${mayDecide ? renderWays(comment, context) : nothing}</span
  >`;
}

function renderWays(
  { id, delivery }: CommentView,
  { words, act, askBeforeDiscarding, left }: CommentsContext,
): TemplateResult | typeof nothing {
  if (act === undefined) return nothing;
  return html`<button
      type="button"
      class="link"
      @click=${() => {
        left();
        act((store) => retryUnsent(store, id));
      }}
    >
      ${words.say('retry')}
    </button>
    <button
      type="button"
      class="link"
      @click=${() => {
        askBeforeDiscarding({
          what: 'comment',
          asks: delivery?.mayArrive === true,
          run: () => {
            left();
            act((store) => discardUnsent(store, id).then(() => undefined));
          },
        });
      }}
    >
      ${words.say('discard')}
    </button>`;
}
