import type { CommentWords } from './comments.js';
import type { CommentRow, IntrayDatabase, Store } from './database.js';
import { planRows, type FreshChanges, type PutOf, type RowPlan } from './row-plan.js';

export function planComments(store: Store, changes: FreshChanges): Promise<RowPlan<CommentRow>> {
  return planRows<'comment', CommentRow>(changes, 'comment', {
    known: changes.held.comments,
    seal: (put) => sealComment(store, put),
  });
}

async function sealComment(
  { vault }: Store,
  { id, value }: PutOf<'comment'>,
): Promise<Omit<CommentRow, 'version' | 'generation'>> {
  const { conversationId, createdAt, by, body } = value;
  const words: CommentWords = { by, body };
  return { id, conversationId, createdAt, sealed: await vault.seal('comments', id, words) };
}

/** Inside a transaction over every table. */
export async function writeComments(
  db: IntrayDatabase,
  { puts, removed }: RowPlan<CommentRow>,
): Promise<void> {
  await db.comments.bulkDelete([...removed]);
  await db.comments.bulkPut([...puts]);
}
