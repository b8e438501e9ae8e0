import { openCommentDraft } from './comment-drafts.js';
import type { Store } from './database.js';
import { openDraft } from './drafts.js';
import { live } from './live.js';
import type { CommentDraft, Draft } from './views.js';

/** Follows the draft that this person keeps for a conversation. */
export function watchDraft(
  store: Store,
  conversationId: string,
  next: (draft: Draft | undefined) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () => store.db.drafts.get(conversationId),
    (row) => (row ? openDraft(store, row) : Promise.resolve(undefined)),
    { next, fail },
  );
}

/** Follows the draft that this person keeps for colleagues. */
export function watchCommentDraft(
  store: Store,
  conversationId: string,
  next: (draft: CommentDraft | undefined) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () => store.db.commentDrafts.get(conversationId),
    (row) => (row ? openCommentDraft(store, row) : Promise.resolve(undefined)),
    { next, fail },
  );
}
