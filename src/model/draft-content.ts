import { joinTexts } from './join-texts.js';
import { joinChoices, type ReplyChoices } from './reply-choices.js';
import type { BasedOn } from './reply-options.js';

/** What a person has written for a conversation and not sent. */
export interface DraftContent {
  readonly text: string;
  /** Undefined: nobody has touched the options. */
  readonly choices?: ReplyChoices | undefined;
  /** What its author saw at the first key. */
  readonly basedOn?: BasedOn | undefined;
}

/**
 * Two drafts that belong into one: no word is overwritten, the first stands above, and what was seen when the
 * first was begun is what counts.
 */
export function joinDrafts(
  first: DraftContent | undefined,
  second: DraftContent | undefined,
): DraftContent {
  const basedOn = first?.basedOn ?? second?.basedOn;
  return {
    text: joinTexts(first?.text ?? '', second?.text ?? ''),
    choices: joinChoices(first?.choices, second?.choices),
    ...(basedOn && { basedOn }),
  };
}

export function isEmptyDraft({ text, choices }: DraftContent): boolean {
  return text === '' && choices === undefined;
}
