import type { Assignee } from '../model/conversation.js';
import type { BasedOn } from '../model/reply-options.js';
import { removeCommentDraft } from '../store/comment-drafts.js';
import type { Store } from '../store/database.js';
import { composedAt, putEntry, sealEntry } from '../store/enqueue.js';
import type { AssignmentBody } from '../store/outbox.js';
import { noteAssignee } from '../store/recent-assignees.js';
import { inOneTransaction } from '../store/transaction.js';

export interface NewAssignment {
  readonly conversationId: string;
  /** Null releases it. */
  readonly to: Assignee | null;
  /** For colleagues; empty: none. */
  readonly comment: string;
  /** From the view on which the person pressed the button. */
  readonly basedOn: BasedOn;
  /** `savedAt` of the comment draft that this was made of; words that came to it since stay. */
  readonly seen?: number | undefined;
}

/**
 * Gives a conversation to a person or a workgroup, with the comment where there is one; to oneself is a claim.
 * Resolves with the id of the assignment once it is on disk; it is sent now or when the connection returns, in its
 * order with the replies of that conversation. Rejects with `StorageFullError`: nothing was changed.
 */
export async function assignConversation(
  store: Store,
  { conversationId, to, comment, basedOn, seen }: NewAssignment,
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
    await removeCommentDraft(store, conversationId, seen);
    if (to) await noteAssignee(store.db, to);
  });
  return id;
}
