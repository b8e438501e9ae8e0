import type { Assignee } from '../model/conversation.js';
import type { BasedOn } from '../model/reply-options.js';
import { commentDrafts } from '../store/comment-drafts.js';
import type { Store } from '../store/database.js';
import { useRow, type UsedDraft } from '../store/draft-table.js';
import { composedAt, putEntry, sealEntry } from '../store/enqueue.js';
import type { AssignmentBody } from '../store/outbox.js';
import { noteAssignee } from '../store/recent-assignees.js';
import { inOneTransaction } from '../store/transaction.js';

export interface NewAssignment extends UsedDraft {
  readonly conversationId: string;
  /** Null releases it. */
  readonly to: Assignee | null;
  /** For colleagues; empty: none. */
  readonly comment: string;
  /** From the view on which the person pressed the button. */
  readonly basedOn: BasedOn;
}

/**
 * Gives a conversation to a person or a workgroup, with the comment where there is one; to oneself is a claim.
 * Resolves with the id of the assignment once it is on disk; it is sent now or when the connection returns, in its
 * order with the replies of that conversation. Rejects with `StorageFullError`, or with `TooLateError` where
 * another page has used or removed the comment's draft: nothing was changed.
 */
export async function assignConversation(
  store: Store,
  { conversationId, to, comment, basedOn, ...draft }: NewAssignment,
): Promise<string> {
  const id = crypto.randomUUID();
  const at = await composedAt(store);
  const body: AssignmentBody = {
    to,
    ...(comment.trim() !== '' && { comment: { id: crypto.randomUUID(), body: comment } }),
    basedOn,
    composedAt: new Date(at).toISOString(),
  };
  const entry = await sealEntry(store, {
    id,
    conversationId,
    kind: 'assignment',
    body: JSON.stringify(body),
    effect: { assignee: to, assignedBy: store.userId },
    composedAt: at,
    delayMs: 0,
  });
  await inOneTransaction(store, async () => {
    await putEntry(store, entry);
    await useRow(store, commentDrafts, conversationId, draft);
    if (to) await noteAssignee(store.db, to);
  });
  return id;
}
