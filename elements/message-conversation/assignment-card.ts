import { html, nothing, type TemplateResult } from 'lit';

import type { PendingAssignment } from '../../src/store/views.js';
import { nameInSentence } from '../assign-panel/name-in-sentence.js';
import { userPlus } from '../icons.js';
import type { CardContext } from './attention-card.js';
import { renderCardFrame, renderChoice } from './card.js';

/** An assignment that the server held or refused: who has it now, and whether it shall go on nevertheless. */
export function renderAssignmentCard(
  assignment: PendingAssignment,
  context: CardContext,
): TemplateResult {
  const { words } = context;
  const held = assignment.state === 'held';
  return renderCardFrame({
    held,
    title: held
      ? words.say('assignmentNeedsDecision')
      : words.say('assignmentRefused', assignment.lastError?.reason),
    aside: whatItWas(assignment, context),
    why: held ? heldWhy(assignment, context) : refusedWhy(assignment, context),
    rest: context.readonly ? nothing : renderChoices(assignment, context),
  });
}

function whatItWas(
  { to, composedAt, hasComment }: PendingAssignment,
  context: CardContext,
): string {
  const { words, now } = context;
  const time = words.when(composedAt, now);
  const act =
    to === null
      ? words.say('yourRelease', time)
      : words.say('yourAssignment', nameInSentence(to, words), time);
  return hasComment ? `${act}, ${words.say('withComment')}` : act;
}

function heldWhy(assignment: PendingAssignment, { words, now }: CardContext): string {
  const { to, tookBy, tookAt, lastError } = assignment;
  if (lastError?.reason !== 'moved-on') return words.say('assignmentUnsure');
  const ask =
    to === null
      ? words.say('releaseAnywayAsk')
      : words.say('assignAnywayAsk', nameInSentence(to, words));
  if (tookBy === null) return `${words.say('gaveBack')} ${ask}`;
  const name = nameInSentence(tookBy, words);
  const took =
    tookAt === undefined
      ? words.say('tookThis', name)
      : words.say('tookThisAgo', name, words.times.ago(tookAt, now));
  return `${took} ${ask}`;
}

function refusedWhy({ detail }: PendingAssignment, { words }: CardContext): string {
  const next = words.say('assignmentRefusedNext');
  return detail === undefined ? next : `${detail} ${next}`;
}

/** While the server is being asked nothing else can be chosen; offline it cannot be asked. */
function renderChoices(assignment: PendingAssignment, context: CardContext): TemplateResult {
  const { words, actions, online, view } = context;
  const asking = assignment.withdrawing !== undefined;
  const off = asking || (assignment.mustWithdraw && !online);
  const isHopeless = view.gone || assignment.lastError?.reason === 'gone';
  return html`<div class="choices">
    ${isHopeless ? nothing : renderAgain(assignment, asking, context)}
    ${renderChoice(words.say('discard'), off, () => {
      actions.unassign(assignment);
    })}
    ${noteOf(assignment, asking, context).map((note) => html`<span class="meta">${note}</span>`)}
  </div>`;
}

function renderAgain(
  assignment: PendingAssignment,
  asking: boolean,
  { words, actions }: CardContext,
): TemplateResult {
  if (assignment.state !== 'held') {
    return renderChoice(words.say('retry'), asking, () => {
      actions.retry(assignment);
    });
  }
  const word = words.say(assignment.to === null ? 'releaseAnyway' : 'assignAnyway');
  return renderChoice(html`${userPlus}${word}`, asking, () => {
    actions.sendAsIs(assignment);
  });
}

/** Why something is off, else what becomes of the words. */
function noteOf(
  { mustWithdraw, hasComment }: PendingAssignment,
  asking: boolean,
  { words, online }: CardContext,
): string[] {
  if (asking) return [words.say(online ? 'takingBack' : 'takingBackOffline')];
  if (mustWithdraw && !online) return [words.say('assignmentWithdraw')];
  return hasComment ? [words.say('commentGoesBack')] : [];
}
