import type { Assignee } from './conversation.js';
import { joinTexts } from './join-texts.js';

/** What a person has written for colleagues, and whom they have chosen, and neither sent. */
export interface CommentDraftContent {
  readonly text: string;
  readonly to?: Assignee | undefined;
}

/** No word is overwritten, the first stands above; of two recipients the later one is meant. */
export function joinCommentDrafts(
  first: CommentDraftContent | undefined,
  second: CommentDraftContent,
): CommentDraftContent {
  return { text: joinTexts(first?.text ?? '', second.text), to: second.to ?? first?.to };
}

export function isEmptyCommentDraft({ text, to }: CommentDraftContent): boolean {
  return text === '' && to === undefined;
}
