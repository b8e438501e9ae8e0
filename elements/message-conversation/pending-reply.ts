import { html, nothing, type TemplateResult } from 'lit';

import type { Delivery, PendingReply } from '../../src/store/views.js';
import { deliveryState } from '../delivery-state.js';
import { clock, undo } from '../icons.js';
import { triangleAlert } from '../panel-icons.js';
import type { Words } from '../words/words.js';
import type { PendingActions } from './pending-acts.js';

export interface PendingContext {
  readonly words: Words;
  readonly actions: PendingActions;
  readonly online: boolean;
  /** By this device's clock, on which the undo window runs. */
  readonly now: number;
  readonly author: string;
  /** What is held or refused stands before it. */
  readonly behind: boolean;
  readonly readonly: boolean;
}

interface PendingState {
  readonly icon: TemplateResult;
  readonly text: string;
  readonly acts: 'undo' | 'take-back' | 'none';
}

/** A reply that is not accepted yet, and how far it has come. */
export function renderPending(reply: PendingReply, context: PendingContext): TemplateResult {
  const { words, author } = context;
  const state = pendingState(reply, context);
  const shownAs = reply.options.maskName ? words.say('willShowAs', words.say('maskedName')) : '';
  const time = words.times.clock(reply.composedAt);
  return html`<article
    class="message own pending"
    part="message message-own"
    aria-label=${[author, shownAs, time, state.text].filter((part) => part !== '').join(', ')}
  >
    <p class="sender meta">
      <strong><bdi>${author}</bdi></strong> <span>${shownAs}</span> <time>${time}</time>
    </p>
    <div class="bubble">
      ${reply.body === '' ? nothing : html`<p class="body" dir="auto">${reply.body}</p>`}
      <intray-file-list
        .conversationId=${reply.conversationId}
        .replyId=${reply.id}
        .own=${true}
        .wordless=${reply.body.trim() === ''}
        .removable=${mayRemoveFiles(reply, state, context)}
        exportparts="attachment"
      ></intray-file-list>
    </div>
    <p class="state meta">
      ${state.icon}<span>${state.text}</span>${context.readonly ? nothing : renderActs(reply, state, context)}
    </p>
    ${
      mayNotTakeBack(reply, state, context)
        ? html`<p class="state meta">${words.say('mayBeDelivered')}</p>`
        : nothing
    }
  </article>`;
}

/** Nothing of it has left this device. */
function mayRemoveFiles(
  { mustWithdraw }: PendingReply,
  { acts }: PendingState,
  { readonly }: PendingContext,
): boolean {
  return !readonly && !mustWithdraw && acts !== 'none';
}

function pendingState(reply: PendingReply, context: PendingContext): PendingState {
  const { words, online } = context;
  if (reply.withdrawing !== undefined) {
    return {
      icon: undo,
      text: words.say(online ? 'takingBack' : 'takingBackOffline'),
      acts: 'none',
    };
  }
  if (reply.state === 'waiting') return waitingState(reply, context);
  const acts = reply.state === 'parked' ? 'take-back' : 'none';
  return { ...deliveryState(reply, words), acts };
}

/** Offline nothing is sent in nine seconds, so no countdown says so. */
function waitingState(reply: PendingReply, context: PendingContext): PendingState {
  const { words, online, behind } = context;
  if (behind) return { icon: clock, text: words.say('queuedBehind'), acts: 'take-back' };
  if (!online) return { icon: clock, text: words.say('queuedOffline'), acts: 'take-back' };
  if (reply.lastError?.reason === 'storage-full')
    return { icon: triangleAlert, text: words.say('queuedNoRoom'), acts: 'take-back' };
  const seconds = secondsLeft(reply, context.now);
  return seconds > 0
    ? { icon: clock, text: words.say('sendingIn', seconds), acts: 'undo' }
    : { icon: clock, text: words.say('queued'), acts: 'take-back' };
}

export function secondsLeft({ sendsAt = 0 }: Delivery, now: number): number {
  return Math.max(0, Math.ceil((sendsAt - now) / 1000));
}

function renderActs(
  reply: PendingReply,
  state: PendingState,
  context: PendingContext,
): TemplateResult | typeof nothing {
  const { words, actions } = context;
  const off = mayNotTakeBack(reply, state, context);
  switch (state.acts) {
    case 'undo':
      return html` –
      ${act(words.say('undo'), false, () => {
        actions.undo(reply);
      })}`;
    case 'take-back':
      return html`<span class="acts"
        >·
        ${act(words.say('edit'), off, () => {
          actions.edit(reply);
        })}
        ${act(words.say('takeBack'), off, () => {
          actions.discard(reply);
        })}</span
      >`;
    case 'none':
      return nothing;
  }
}

function act(word: string, disabled: boolean, run: () => void): TemplateResult {
  return html`<button type="button" class="link" ?disabled=${disabled} @click=${run}>
    ${word}
  </button>`;
}

/** Once attempted, only the server knows whether it has arrived. */
function mayNotTakeBack(
  reply: PendingReply,
  state: PendingState,
  { online, readonly }: PendingContext,
): boolean {
  return state.acts === 'take-back' && reply.mustWithdraw && !online && !readonly;
}
