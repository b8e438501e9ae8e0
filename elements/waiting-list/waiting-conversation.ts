import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import type {
  CommentView,
  ConversationView,
  ThreadMessage,
  WaitingConversation,
} from '../../src/store/views.js';
import { chevronDown } from '../icons.js';
import { renderMessage } from '../message-conversation/message.js';
import { needsPerson } from '../message-conversation/needs-person.js';
import { causesOf } from '../message-conversation/thread.js';
import { placesOf, renderWork, type WorkContext } from '../message-conversation/work.js';
import { renderWaitingComment } from './waiting-comment.js';

export interface WaitingContext extends Omit<WorkContext, 'view'> {
  readonly selectedId: string;
  readonly open: (conversationId: string) => void;
}

interface Item {
  readonly id: string;
  readonly shown: TemplateResult;
}

/** Whose it is, what came meanwhile, and all of ours that waits, in the order in which it will leave. */
export function renderWaitingConversation(
  { view, comments }: WaitingConversation,
  context: WaitingContext,
): TemplateResult {
  const items = [
    ...causes(view, context),
    ...work(view, context),
    ...said(view, comments, context),
  ];
  return html`<li class="conversation" data-id=${view.id}>
    ${renderHead(view, context)}
    <ol role="list">
      ${repeat(
        items,
        ({ id }) => id,
        ({ id, shown }) => html`<li data-id=${id}>${shown}</li>`,
      )}
    </ol>
  </li>`;
}

function renderHead(
  { id, patient, subject }: ConversationView,
  { words, open, selectedId }: WaitingContext,
): TemplateResult {
  return html`<h3>
    <button
      type="button"
      class="whose"
      aria-current=${id === selectedId ? 'true' : nothing}
      @click=${() => {
        open(id);
      }}
    >
      <span class="spoken">${words.say('openConversationOf')}</span>
      <bdi class="name">${patient.name}</bdi> <bdi class="subject cut">${subject}</bdi>
      ${chevronDown}
    </button>
  </h3>`;
}

/** Nobody decides about a held reply without the words that held it. */
function causes(view: ConversationView, { words }: WaitingContext): Item[] {
  const newSince = causesOf(view);
  return view.messages
    .filter(({ id }) => newSince.has(id))
    .map((message: ThreadMessage) => ({
      id: `cause ${message.id}`,
      shown: renderMessage(message, { view, words, newSince }),
    }));
}

function work(view: ConversationView, context: WaitingContext): Item[] {
  return placesOf(view.pending).map((place) => ({
    id: place.work.id,
    shown: renderWork(place.work, place.behind, { ...context, view }),
  }));
}

/** What an assignment takes along is decided with it. */
function said(
  { id: conversationId }: ConversationView,
  comments: readonly CommentView[],
  context: WaitingContext,
): Item[] {
  return comments
    .filter(({ assignmentId }) => assignmentId === undefined)
    .map((comment) => ({
      id: comment.id,
      shown: renderWaitingComment(comment, { ...context, conversationId }),
    }));
}

/** Something in it needs a person. */
export function isStopped({ view, comments }: WaitingConversation): boolean {
  return (
    view.pending.some(needsPerson) ||
    comments.some(({ delivery }) => delivery !== null && needsPerson(delivery))
  );
}
