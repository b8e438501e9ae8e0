import type { ClinicRun } from './clinic-run.js';
import { Problem } from './problem.js';
import { checkLength } from './reply-rules.js';
import type { CommentRow, ConversationRow } from './row.js';
import { permissionsOf } from './settings.js';

export interface NewComment {
  readonly id: string;
  readonly by: string;
  readonly body: string;
  readonly assignmentId?: string;
}

/** Refuses a comment that this person may not make, or nobody. */
export function checkComment(run: ClinicRun, { id, by, body }: NewComment): void {
  if (!permissionsOf(run.settings, by).comment) {
    throw new Problem(403, 'not-allowed', 'You may not write comments.');
  }
  if (body.trim() === '') throw new Problem(422, 'invalid', 'The comment is empty.');
  checkLength(body, run.settings.limits.bodyLength);
  if (run.commentIds.has(id)) {
    throw new Problem(409, 'id-reused', 'This id belongs to another comment.');
  }
}

/** Keeps a comment for the staff, in a place of its own that nothing of the patient's reads. */
export function addComment(run: ClinicRun, row: ConversationRow, comment: NewComment): CommentRow {
  const createdAt = new Date(run.now()).toISOString();
  const value = { ...comment, conversationId: row.value.id, createdAt };
  const added: CommentRow = { kind: 'comment', version: 0, value };
  row.comments.push(added);
  run.commentIds.add(comment.id);
  return added;
}
