import { joinChoices, type ReplyChoices } from './reply-choices.js';

/** What a person has written for a conversation and not sent. */
export interface DraftContent {
  readonly text: string;
  /** Undefined: nobody has touched the options. */
  readonly choices?: ReplyChoices | undefined;
}

/** Two drafts that belong into one: no word is overwritten, the first stands above. */
export function joinDrafts(
  first: DraftContent | undefined,
  second: DraftContent | undefined,
): DraftContent {
  return {
    text: joinTexts(first?.text ?? '', second?.text ?? ''),
    choices: joinChoices(first?.choices, second?.choices),
  };
}

export function isEmptyDraft({ text, choices }: DraftContent): boolean {
  return text === '' && choices === undefined;
}

/** The same words twice are one text: two pages showed one draft. */
function joinTexts(first: string, second: string): string {
  if (first === second) return first;
  return [first, second].filter((text) => text !== '').join('\n\n');
}
