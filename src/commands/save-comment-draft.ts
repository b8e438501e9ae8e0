import {
  isEmptyCommentDraft,
  joinCommentDrafts,
  type CommentDraftContent,
} from '../model/comment-draft.js';
import { putCommentDraft, readCommentDraft, sealCommentDraft } from '../store/comment-drafts.js';
import type { Store } from '../store/database.js';
import { inOneTransaction } from '../store/transaction.js';

export interface SavedCommentDraft {
  /** Names this state of the draft; undefined: there is none. */
  readonly savedAt: number | undefined;
  /** What came to the draft from elsewhere and was joined with what was typed; undefined: nothing. */
  readonly before: CommentDraftContent | undefined;
}

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
export async function saveCommentDraft(
  store: Store,
  typed: TypedCommentDraft,
): Promise<SavedCommentDraft> {
  const { conversationId, seen } = typed;
  for (;;) {
    const current = await readCommentDraft(store, conversationId);
    const before = current && current.savedAt !== seen ? current : undefined;
    const content = joinCommentDrafts(before, typed);
    const draft = isEmptyCommentDraft(content)
      ? undefined
      : await sealCommentDraft(store, conversationId, content);
    const saved = await inOneTransaction(store, async () => {
      const now = await store.db.commentDrafts.get(conversationId);
      if (now?.savedAt !== current?.savedAt) return undefined;
      if (draft) return { savedAt: await putCommentDraft(store, draft), before };
      await store.db.commentDrafts.delete(conversationId);
      return { savedAt: undefined, before };
    });
    if (saved) return saved;
  }
}
