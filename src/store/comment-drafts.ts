import type { CommentDraftContent } from '../model/comment-draft.js';
import type { CommentDraftRow, Store } from './database.js';
import { nextDraftMoment } from './meta.js';
import type { CommentDraft } from './views.js';

export async function openCommentDraft(store: Store, row: CommentDraftRow): Promise<CommentDraft> {
  const { conversationId, savedAt, sealed } = row;
  const content = await store.vault.open<CommentDraftContent>(
    'commentDrafts',
    conversationId,
    sealed,
  );
  return { ...content, savedAt };
}

export async function readCommentDraft(
  store: Store,
  conversationId: string,
): Promise<CommentDraft | undefined> {
  const row = await store.db.commentDrafts.get(conversationId);
  return row && openCommentDraft(store, row);
}

/** Sealed and ready, because a transaction must not wait for the sealing. */
export async function sealCommentDraft(
  store: Store,
  conversationId: string,
  { text, to }: CommentDraftContent,
): Promise<CommentDraftRow> {
  const sealed = await store.vault.seal('commentDrafts', conversationId, { text, to });
  return { conversationId, savedAt: store.now(), sealed };
}

/** Inside a transaction over every table; gives the moment that names this state, later than any before. */
export async function putCommentDraft({ db }: Store, draft: CommentDraftRow): Promise<number> {
  const savedAt = await nextDraftMoment(db, draft.savedAt);
  await db.commentDrafts.put({ ...draft, savedAt });
  return savedAt;
}

/** Takes away the draft that became a comment; words that came to it since stay. Inside a transaction. */
export async function removeCommentDraft(
  { db }: Store,
  conversationId: string,
  seen: number | undefined,
): Promise<void> {
  const current = await db.commentDrafts.get(conversationId);
  if (current?.savedAt === seen) await db.commentDrafts.delete(conversationId);
}
