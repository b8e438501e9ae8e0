import { saveCommentDraft } from '../../src/commands/save-comment-draft.js';
import {
  isEmptyCommentDraft,
  joinCommentDrafts,
  type CommentDraftContent,
} from '../../src/model/comment-draft.js';
import { watchCommentDraft } from '../../src/store/draft-queries.js';
import type { DraftKind, DraftProblem } from './draft-keeper.js';
import { DraftSaver } from './draft-saver.js';

/** What is written for colleagues, and who is to have the conversation; never any of the reply. */
export const commentDrafts: DraftKind<CommentDraftContent> = {
  nothing: { text: '' },
  saver: new DraftSaver(saveCommentDraft),
  watch: watchCommentDraft,
  join: joinCommentDrafts,
  isSame: (a, b) => a.text === b.text && a.to?.kind === b.to?.kind && a.to?.id === b.to?.id,
  isEmpty: isEmptyCommentDraft,
};

/** By what word the person hears of it. */
export const COMMENT_PROBLEMS = {
  full: 'commentNotKeptFull',
  'much-waits': 'commentMuchWaits',
  failed: 'commentNotKept',
  elsewhere: 'commentDoneElsewhere',
} as const satisfies Record<DraftProblem, string>;
