import type { CommentDraftContent } from '../model/comment-draft.js';
import { commentDrafts } from '../store/comment-drafts.js';
import type { Store } from '../store/database.js';
import { keepRow, type SavedDraft } from '../store/draft-table.js';

export interface TypedCommentDraft extends CommentDraftContent {
  readonly conversationId: string;
  /** `savedAt` of the draft that this one grew from. */
  readonly seen: number | undefined;
}

/**
 * Keeps what a person has typed for colleagues and whom they have chosen, sealed, on this device only; nothing is
 * kept of an empty one. Words that came meanwhile from another tab are never overwritten: the typed ones follow
 * them. Rejects with `StorageFullError`: the caller still holds the draft.
 */
export function saveCommentDraft(
  store: Store,
  { conversationId, seen, ...content }: TypedCommentDraft,
): Promise<SavedDraft<CommentDraftContent>> {
  return keepRow(store, commentDrafts, { conversationId, seen, content });
}
