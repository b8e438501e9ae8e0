import type { ClinicRun } from './clinic-run.js';
import { close } from './conversation-state.js';
import { Problem } from './problem.js';
import type { DeletedRow } from './row.js';

/** What the demo and the tests do to a clinic from behind the scenes: a colleague closes a conversation. */
export function closeConversation(run: ClinicRun, conversationId: string, by: string): void {
  const row = run.conversation(conversationId);
  if (!run.staffRow(by)) throw new Problem(400, 'invalid', 'by names nobody of the staff.');
  close(row, { by, now: run.now() });
  run.log.note(row);
}

/** It is gone with all that is in it; one delete says so. */
export function deleteConversation(run: ClinicRun, conversationId: string): void {
  const row = run.conversation(conversationId);
  for (const gone of [row, ...row.messages, ...row.assignments]) gone.version = -1;
  run.conversations.delete(conversationId);
  const deleted: DeletedRow = { kind: 'deleted', version: 0, conversationId };
  run.log.note(deleted);
}
