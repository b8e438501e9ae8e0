import { html, nothing, type TemplateResult } from 'lit';

import type { ConversationView, PendingStatusChange } from '../../src/store/views.js';
import { deliveryState, type StateWords } from '../delivery-state.js';
import { clock } from '../icons.js';
import type { Words } from '../words/words.js';
import { needsPerson } from './needs-person.js';
import type { PendingActions } from './pending-acts.js';

export interface PendingStatusContext {
  readonly words: Words;
  readonly actions: PendingActions;
  readonly online: boolean;
  /** What is held or refused stands before it. */
  readonly behind: boolean;
  readonly readonly: boolean;
}

/** Closing or reopening that is not accepted yet, in its place behind what was queued before. */
export function renderPendingStatus(
  change: PendingStatusChange,
  context: PendingStatusContext,
): TemplateResult {
  const { words, actions } = context;
  const { icon, text } = stateOf(change, context);
  const sentence = `${words.say('statusPending', change.to)} · ${text}`;
  const mayTakeBack = change.mayDiscard && !context.readonly;
  return html`<article class="change" aria-label=${sentence}>
    <p class="state meta">
      <span class="delivery">${icon}<span>${sentence}</span></span>
      ${
        mayTakeBack
          ? html`<button type="button" class="link" @click=${() => actions.drop(change)}>
              ${words.say('takeBack')}
            </button>`
          : nothing
      }
    </p>
  </article>`;
}

/** How far the state that the header shows has come; nothing: the server has it. */
export function shownStateOf(
  { pending, facts }: ConversationView,
  context: { readonly words: Words; readonly online: boolean },
): StateWords | undefined {
  const change = pending.findLast((work) => work.kind === 'status-change');
  if (change?.to !== facts.state || pending.some(needsPerson)) return undefined;
  return stateOf(change, { ...context, behind: false });
}

function stateOf(
  change: PendingStatusChange,
  { words, online, behind }: Pick<PendingStatusContext, 'words' | 'online' | 'behind'>,
): StateWords {
  const { state } = change;
  if (change.recording !== undefined) return deliveryState(change, words);
  if (state !== 'waiting' || (online && !behind)) return deliveryState(change, words);
  return { icon: clock, text: words.say(behind ? 'queuedBehind' : 'queuedOffline'), tone: '' };
}
