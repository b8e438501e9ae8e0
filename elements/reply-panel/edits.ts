import { isEmptyDraft, type DraftContent } from '../../src/model/draft-content.js';
import { areSameChoices, type ReplyChoices } from '../../src/model/reply-choices.js';
import { startingChoices, type Composition } from './composition.js';

/** What is typed keeps the options with which it was typed: a later default must not unmask it. */
export function typed(
  draft: DraftContent,
  text: string,
  reply: Composition | undefined,
): DraftContent {
  const choices = text === '' ? draft.choices : (reply?.choices ?? draft.choices);
  return { text, choices, basedOn: begun(draft, reply) };
}

/** Options alone that are back where every reply starts are no draft. */
export function chosen(
  draft: DraftContent,
  change: Partial<ReplyChoices>,
  reply: Composition,
): DraftContent {
  const choices = { ...reply.choices, ...change };
  const start = startingChoices(reply.session, reply.preset);
  const isStart = draft.text === '' && areSameChoices(choices, start);
  const { text } = draft;
  return { text, choices: isStart ? undefined : choices, basedOn: begun(draft, reply) };
}

/** What its author saw at the first key. */
function begun(draft: DraftContent, reply: Composition | undefined): DraftContent['basedOn'] {
  return isEmptyDraft(draft) ? reply?.view.basedOn : draft.basedOn;
}
