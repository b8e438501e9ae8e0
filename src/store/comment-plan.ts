import type { Change, PutChange } from '../model/change.js';
import type { CommentWords } from './comments.js';
import type { CommentRow, IntrayDatabase, Store } from './database.js';
import type { Held } from './held-rows.js';

/** What a batch of changes says of comments. */
export interface CommentPlan {
  readonly comments: readonly CommentRow[];
  readonly removedComments: readonly string[];
}

type CommentPut = Extract<PutChange, { kind: 'comment' }>;

export async function planComments(
  store: Store,
  fresh: readonly Change[],
  { held, fullPull }: { readonly held: Held; readonly fullPull: boolean },
): Promise<CommentPlan> {
  const comments = fresh.filter(({ kind }) => kind === 'comment');
  const puts = comments.filter((change): change is CommentPut => change.op === 'put');
  const generationOf = (id: string): number =>
    (fullPull ? undefined : held.comments.get(id)?.generation) ?? held.generation;
  return {
    comments: await Promise.all(puts.map((put) => sealComment(store, put, generationOf(put.id)))),
    removedComments: comments.filter(({ op }) => op === 'delete').map(({ id }) => id),
  };
}

async function sealComment(
  { vault }: Store,
  { id, version, value }: CommentPut,
  generation: number,
): Promise<CommentRow> {
  const { conversationId, createdAt, by, body } = value;
  const words: CommentWords = { by, body };
  const sealed = await vault.seal('comments', id, words);
  return { id, conversationId, createdAt, version, generation, sealed };
}

/** Inside a transaction over every table. */
export async function writeComments(
  db: IntrayDatabase,
  { comments, removedComments }: CommentPlan,
): Promise<void> {
  await db.comments.bulkDelete([...removedComments]);
  await db.comments.bulkPut([...comments]);
}
