import { html, nothing, type TemplateResult } from 'lit';

import type { PendingStatusChange } from '../../src/store/views.js';
import { archive } from '../icons.js';
import type { CardContext } from './attention-card.js';
import { renderCardFrame, renderChoice } from './card.js';

/** Closing or reopening that the server held or refused. */
export function renderStatusCard(
  change: PendingStatusChange,
  context: CardContext,
): TemplateResult {
  const { words, now } = context;
  const { to, lastError, composedAt } = change;
  const held = change.state === 'held';
  const time = words.when(composedAt, now);
  return renderCardFrame({
    held,
    title: held
      ? words.say('statusNeedsDecision', to)
      : words.say('statusRefused', to, lastError?.reason),
    aside: words.say(mayBeDone(change) ? 'yourRequestUnsure' : 'yourRequest', time),
    why: held ? heldWhy(change, context) : refusedWhy(change, context),
    rest: context.readonly ? nothing : renderChoices(change, context),
  });
}

/** Nobody has heard what became of it: it must not say that it was not done. */
function mayBeDone({ state, lastError }: PendingStatusChange): boolean {
  return state === 'held' && lastError?.reason !== 'moved-on';
}

function heldWhy(change: PendingStatusChange, { view, words, now }: CardContext): string {
  const { newSince, seen } = change;
  if (seen === undefined) return words.say('statusUnreadable');
  if (mayBeDone(change)) return words.say('statusUnsure');
  const newest = view.messages.findLast(({ id }) => newSince.includes(id));
  if (newest === undefined) {
    const { state } = view.basedOn;
    return state === seen ? words.say('statusMoved') : words.say('stateChanged', state);
  }
  return newest.from.kind === 'staff'
    ? words.say('statusStaffReplied', newest.authorName)
    : words.say('statusWroteAgain', newest.authorName, words.when(newest.sentAt, now));
}

function refusedWhy({ detail }: PendingStatusChange, { words }: CardContext): string {
  const next = words.say('statusRefusedNext');
  return detail === undefined ? next : `${detail} ${next}`;
}

/** Nothing that could be sent, or nowhere to send it. */
function isHopeless({ seen, lastError }: PendingStatusChange, { view }: CardContext): boolean {
  return seen === undefined || view.gone || lastError?.reason === 'gone';
}

/** Discarding ends what this device wants; whether an earlier attempt arrived, the conversation will show. */
function renderChoices(change: PendingStatusChange, context: CardContext): TemplateResult {
  const { words, actions } = context;
  const again =
    change.state === 'held'
      ? renderChoice(html`${archive}${words.say('statusAsItIs', change.to)}`, false, () => {
          actions.sendAsIs(change);
        })
      : renderChoice(words.say('retry'), false, () => {
          actions.retry(change);
        });
  return html`<div class="choices">
    ${isHopeless(change, context) ? nothing : again}
    ${renderChoice(words.say('discard'), false, () => {
      actions.drop(change);
    })}
  </div>`;
}
