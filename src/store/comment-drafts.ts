import {
  isEmptyCommentDraft,
  joinCommentDrafts,
  type CommentDraftContent,
} from '../model/comment-draft.js';
import type { DraftRow, Store } from './database.js';
import { openRow, readRow, type DraftTable } from './draft-table.js';
import type { CommentDraft } from './views.js';

/** What is written for colleagues; nothing of the reply's draft stands here. */
export const commentDrafts: DraftTable<CommentDraftContent> = {
  name: 'commentDrafts',
  pick: ({ text, to }) => ({ text, to }),
  join: joinCommentDrafts,
  isEmpty: isEmptyCommentDraft,
};

export function openCommentDraft(store: Store, row: DraftRow): Promise<CommentDraft> {
  return openRow(store, commentDrafts, row);
}

export function readCommentDraft(
  store: Store,
  conversationId: string,
): Promise<CommentDraft | undefined> {
  return readRow(store, commentDrafts, conversationId);
}
