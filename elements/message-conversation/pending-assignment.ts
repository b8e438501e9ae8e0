import { html, nothing, type TemplateResult } from 'lit';

import type { PendingAssignment } from '../../src/store/views.js';
import { nameInSentence } from '../assign-panel/name-in-sentence.js';
import { deliveryState, type StateWords } from '../delivery-state.js';
import { clock } from '../icons.js';
import type { Words } from '../words/words.js';
import type { PendingActions } from './pending-acts.js';

interface LineContext {
  readonly words: Words;
  readonly online: boolean;
}

export interface PendingAssignmentContext extends LineContext {
  readonly actions: PendingActions;
  /** What is held or refused stands before it. */
  readonly behind: boolean;
  readonly readonly: boolean;
}

/** An assignment that is not accepted yet, in its place behind what was queued before. */
export function renderPendingAssignment(
  assignment: PendingAssignment,
  context: PendingAssignmentContext,
): TemplateResult {
  const { words, actions } = context;
  const { icon, text } = lineOf(assignment, context);
  const mayTakeBack = assignment.state === 'waiting' || assignment.state === 'parked';
  const isOff = assignment.mustWithdraw && !context.online;
  return html`<article class="change" aria-label=${text}>
    <p class="state meta">
      <span class="delivery">${icon}<span>${text}</span></span>
      ${
        mayTakeBack && !context.readonly && assignment.withdrawing === undefined
          ? html`<button
              type="button"
              class="link"
              ?disabled=${isOff}
              @click=${() => {
                actions.unassign(assignment);
              }}
            >
              ${words.say('takeBack')}
            </button>`
          : nothing
      }
    </p>
    ${
      mayTakeBack && isOff && !context.readonly
        ? html`<p class="state meta">${words.say('mayBeDelivered')}</p>`
        : nothing
    }
  </article>`;
}

/** The same in one line, where it cannot be acted on. */
export function renderPendingLine(
  assignment: PendingAssignment,
  context: LineContext,
): TemplateResult {
  const { icon, text } = lineOf(assignment, { ...context, behind: false });
  return html`${icon}<span>${text}</span>`;
}

/** To whom it goes, and how far it has come. */
function lineOf(
  assignment: PendingAssignment,
  context: LineContext & { readonly behind: boolean },
): Pick<StateWords, 'icon' | 'text'> {
  const { icon, text } = stateOf(assignment, context);
  return { icon, text: `${whatItDoes(assignment, context.words)} · ${text}` };
}

function whatItDoes({ to }: PendingAssignment, words: Words): string {
  return to === null ? words.say('releasing') : words.say('assigning', nameInSentence(to, words));
}

function stateOf(
  assignment: PendingAssignment,
  { words, online, behind }: LineContext & { readonly behind: boolean },
): StateWords {
  const isPlain = assignment.state !== 'waiting' || assignment.withdrawing !== undefined;
  if (isPlain || (online && !behind)) return deliveryState(assignment, words);
  return { icon: clock, text: words.say(behind ? 'queuedBehind' : 'queuedOffline'), tone: '' };
}
