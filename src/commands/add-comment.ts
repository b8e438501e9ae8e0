import { commentDrafts } from '../store/comment-drafts.js';
import type { Store } from '../store/database.js';
import { useRow, type UsedDraft } from '../store/draft-table.js';
import { composedAt, putEntry, sealEntry } from '../store/enqueue.js';
import type { CommentBody } from '../store/outbox.js';
import { inOneTransaction } from '../store/transaction.js';

export interface NewComment extends UsedDraft {
  readonly conversationId: string;
  readonly body: string;
}

/**
 * Says something to colleagues about a conversation; no patient ever sees it. Resolves with its id once it is on
 * disk; it is sent now or when the connection returns, and waits for no reply. Rejects with `StorageFullError`, or
 * with `TooLateError` where another page has used or removed its draft: nothing was changed.
 */
export async function addComment(
  store: Store,
  { conversationId, body: words, ...draft }: NewComment,
): Promise<string> {
  const id = crypto.randomUUID();
  const at = await composedAt(store);
  const body: CommentBody = { body: words, composedAt: new Date(at).toISOString() };
  const entry = await sealEntry(store, {
    id,
    conversationId,
    kind: 'comment',
    body: JSON.stringify(body),
    effect: {},
    composedAt: at,
    delayMs: 0,
  });
  await inOneTransaction(store, async () => {
    await putEntry(store, entry);
    await useRow(store, commentDrafts, conversationId, draft);
  });
  return id;
}
