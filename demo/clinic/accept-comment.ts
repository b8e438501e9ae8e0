import { addComment, checkComment } from './add-comment.js';
import type { ClinicRun } from './clinic-run.js';
import { Fields } from './fields.js';
import type { Row } from './row.js';
import type { Write } from './write-memory.js';

/** Adds a comment for the staff; it never holds and is never held. */
export function acceptComment(run: ClinicRun, write: Write): readonly Row[] {
  const comment = { id: write.id, by: write.userId, body: bodyOf(write.text) };
  const row = run.conversationFor(write.userId, write.conversationId);
  checkComment(run, comment);
  const added = addComment(run, row, comment);
  run.log.note(added);
  return [added];
}

function bodyOf(text: string): string {
  const fields = Fields.ofBody(text);
  fields.time('composedAt');
  return fields.text('body');
}
