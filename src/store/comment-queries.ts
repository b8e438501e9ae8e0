import { mayTakeBack } from '../model/outbox-entry.js';
import { commentsOf, openComment } from './comments.js';
import type { CommentRow, OutboxRow, Store } from './database.js';
import { deliveryOf } from './delivery.js';
import { readPeopleMark } from './known-people.js';
import { live } from './live.js';
import { openBodyAnyway, unfinishedOf, type AssignmentBody, type CommentBody } from './outbox.js';
import { openDirectory, type Directory } from './people.js';
import { snapshot } from './transaction.js';
import type { CommentView } from './views.js';

interface CommentRows {
  readonly comments: readonly CommentRow[];
  readonly entries: readonly OutboxRow[];
  readonly people: number;
}

/** Follows what colleagues said about a conversation: oldest first, then what is queued of my own. */
export function watchComments(
  store: Store,
  conversationId: string,
  next: (comments: readonly CommentView[]) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () => snapshot(store, () => readRows(store, conversationId)),
    (rows) => openViews(store, rows),
    { next, fail },
  );
}

async function readRows({ db }: Store, conversationId: string): Promise<CommentRows> {
  const comments = await commentsOf(db, conversationId);
  const entries = await unfinishedOf(db, conversationId);
  return { comments, entries, people: await readPeopleMark(db) };
}

async function openViews(
  store: Store,
  { comments, entries, people }: CommentRows,
): Promise<CommentView[]> {
  const directory = await openDirectory(store, people);
  const told = await Promise.allSettled(comments.map((row) => openTold(store, row, directory)));
  const queued = await Promise.all(entries.map((entry) => openQueued(store, entry, directory)));
  const known = new Set(comments.map(({ id }) => id));
  // A damaged row is left out, so that one bad record never empties the strip.
  return [
    ...told.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    ...queued.flat().filter(({ id }) => !known.has(id)),
  ];
}

async function openTold(store: Store, row: CommentRow, directory: Directory): Promise<CommentView> {
  const { by, body } = await openComment(store, row);
  const { id, createdAt } = row;
  const authorName = directory.nameOf(by) ?? by;
  return { id, authorName, mine: directory.isMe(by), body, createdAt, delivery: null };
}

/** A comment of its own, or the one that an assignment takes along; nothing of other work. */
export async function openQueued(
  store: Store,
  entry: OutboxRow,
  directory: Directory,
): Promise<CommentView[]> {
  const words = await wordsOf(store, entry);
  if (words === undefined) return [];
  const { author, composedAt: createdAt } = entry;
  return [
    {
      ...words,
      authorName: directory.nameOf(author) ?? author,
      mine: directory.isMe(author),
      createdAt,
      delivery: deliveryOf(entry, store.now()),
      mayDiscard: mayTakeBack(entry),
    },
  ];
}

type Words = Pick<CommentView, 'id' | 'body' | 'assignmentId'>;

async function wordsOf(store: Store, entry: OutboxRow): Promise<Words | undefined> {
  if (entry.kind === 'assignment') {
    const assignment = await openBodyAnyway<AssignmentBody>(store, entry);
    return assignment?.comment && { ...assignment.comment, assignmentId: entry.id };
  }
  if (entry.kind !== 'comment') return undefined;
  const comment = await openBodyAnyway<CommentBody>(store, entry);
  // Bytes that do not open show as nothing, so that the entry itself is still seen.
  return { id: entry.id, body: comment?.body ?? '' };
}
