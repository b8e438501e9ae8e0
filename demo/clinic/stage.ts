import type { ClinicRun } from './clinic-run.js';
import { close } from './conversation-state.js';
import { Problem } from './problem.js';
import { rowsOf, type DeletedRow } from './row.js';
import { assigneeChoices, isVisible } from './visibility.js';

/** What the demo and the tests do to a clinic from behind the scenes: a colleague closes a conversation. */
export function closeConversation(run: ClinicRun, conversationId: string, by: string): void {
  const row = run.conversation(conversationId);
  if (!run.staffRow(by)) throw new Problem(400, 'invalid', 'by names nobody of the staff.');
  close(row, { by, now: run.now() });
  run.log.note(row);
}

/** It is gone with all that is in it; one delete says so, to those who could open it. */
export function deleteConversation(run: ClinicRun, conversationId: string): void {
  const row = run.conversation(conversationId);
  for (const gone of rowsOf(row)) gone.version = -1;
  for (const { value } of row.attachments) run.files.drop(value.id);
  run.conversations.delete(conversationId);
  run.log.note(goneConversation(conversationId, row.visibleTo));
}

/**
 * Shows a conversation to these only, or to everybody. Who loses it is told of a delete; for who gains it
 * the whole comes again, at higher versions.
 */
export function showConversation(run: ClinicRun, conversationId: string, to?: string[]): void {
  const row = run.conversation(conversationId);
  const before = run.staff.filter(({ value }) => isVisible(row, value.id));
  row.visibleTo = to;
  if (to) row.value.assigneeChoices = assigneeChoices(run, to);
  else delete row.value.assigneeChoices;
  const lost = before.filter(({ value }) => !isVisible(row, value.id));
  const toldTo = lost.map(({ value }) => value.id);
  const present = rowsOf(row).filter(({ version }) => version > 0);
  run.log.note(goneConversation(conversationId, toldTo), ...present);
}

/** One comment is gone, for everybody. */
export function deleteComment(run: ClinicRun, conversationId: string, id: string): void {
  const row = run.conversation(conversationId);
  const comment = row.comments.find(({ value }) => value.id === id);
  if (!comment) throw new Problem(404, 'gone', 'There is no such comment.');
  comment.version = -1;
  const toldTo = row.visibleTo;
  run.log.note({ kind: 'deleted', version: 0, what: 'comment', id, conversationId, toldTo });
}

/** Every file that began to arrive, and how often each of its parts was sent. */
export function seenFiles(run: ClinicRun) {
  return run.files.uploads.map(([id, { userId, parts }]) => {
    const requests = Object.fromEntries([...parts].map(([part, item]) => [part, item.requests]));
    return { id, userId, parts: requests, messageId: run.files.find(id)?.value.messageId };
  });
}

function goneConversation(
  conversationId: string,
  toldTo: readonly string[] | undefined,
): DeletedRow {
  const what = { what: 'conversation' as const, id: conversationId, conversationId };
  return { kind: 'deleted', version: 0, ...what, toldTo };
}
