import { Dexie } from 'dexie';

import type { Comment } from '../model/comment.js';
import type { CommentRow, IntrayDatabase, Store } from './database.js';

/** What is sealed in a comment's row. */
export type CommentWords = Pick<Comment, 'by' | 'body'>;

/** Rejects with `UnreadableError` where the row is damaged. */
export function openComment({ vault }: Store, row: CommentRow): Promise<CommentWords> {
  return vault.open<CommentWords>('comments', row.id, row.sealed);
}

/** Oldest first. */
export function commentsOf(db: IntrayDatabase, conversationId: string): Promise<CommentRow[]> {
  return within(db, conversationId).toArray();
}

export async function removeCommentsOf(db: IntrayDatabase, conversationId: string): Promise<void> {
  await within(db, conversationId).delete();
}

function within(db: IntrayDatabase, conversationId: string) {
  return db.comments
    .where('[conversationId+createdAt]')
    .between([conversationId, Dexie.minKey], [conversationId, Dexie.maxKey]);
}
