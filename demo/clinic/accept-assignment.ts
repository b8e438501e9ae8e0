import type { WireAssignee } from '../../src/sync/contract.js';
import { addComment, checkComment, type NewComment } from './add-comment.js';
import { assignTo } from './assign-to.js';
import { readAssignee, readBasedOn, type BasedOn } from './based-on.js';
import { movedOn } from './check-moved-on.js';
import type { ClinicRun } from './clinic-run.js';
import { Fields } from './fields.js';
import { isReassigned } from './moved-on.js';
import { Problem } from './problem.js';
import type { ConversationRow, Row } from './row.js';
import { permissionsOf } from './settings.js';
import type { Write } from './write-memory.js';

interface AssignmentBody {
  readonly to: WireAssignee | null;
  readonly comment?: { readonly id: string; readonly body: string };
  readonly basedOn: BasedOn;
  readonly composedAt: string;
}

/** Assigns, re-assigns or releases a conversation, with a comment where there is one: both or neither. */
export function acceptAssignment(run: ClinicRun, write: Write): readonly Row[] {
  const { to, comment, basedOn } = readAssignment(write.text);
  const row = run.conversationFor(write.userId, write.conversationId);
  if (!permissionsOf(run.settings, write.userId).assign) {
    throw new Problem(403, 'not-allowed', 'You may not assign conversations.');
  }
  if (to) checkAssignee(run, row, to);
  const note = comment && { ...comment, by: write.userId };
  if (note) checkComment(run, note);
  checkReassigned(row, basedOn, write.userId);
  return store(run, row, { to, note, write });
}

function readAssignment(text: string): AssignmentBody {
  const fields = Fields.ofBody(text);
  const comment = fields.optionalFields('comment');
  return {
    to: fields.nullable('to', () => readAssignee(fields.fields('to'))),
    ...(comment && { comment: { id: comment.id('id'), body: comment.text('body') } }),
    basedOn: readBasedOn(fields.fields('basedOn')),
    composedAt: fields.time('composedAt'),
  };
}

function checkAssignee(run: ClinicRun, { value }: ConversationRow, to: WireAssignee): void {
  const everybody = to.kind === 'staff' ? run.staff : run.workgroups;
  const isKnown = everybody.some((row) => row.value.id === to.id);
  const choices = value.assigneeChoices ?? [to];
  if (isKnown && choices.some(({ kind, id }) => kind === to.kind && id === to.id)) return;
  throw new Problem(422, 'invalid', 'to is nobody who can open this conversation.');
}

function checkReassigned(row: ConversationRow, basedOn: BasedOn, authorId: string): void {
  const assignments = row.assignments.map(({ value }) => value);
  const present = { assignee: row.value.assignee, assignments };
  if (isReassigned(present, basedOn.assignee, authorId)) throw movedOn(row, basedOn, authorId);
}

interface Accepted {
  readonly to: WireAssignee | null;
  readonly note: NewComment | undefined;
  readonly write: Write;
}

/** A release makes a row with an id of the server's own, as a reply that takes over does. */
function store(run: ClinicRun, row: ConversationRow, { to, note, write }: Accepted): Row[] {
  const id = to ? write.id : crypto.randomUUID();
  const by = { by: write.userId, ...(note && { commentId: note.id }) };
  const assignment = assignTo(run, row, { id, to, ...by });
  const comments = note ? [addComment(run, row, { ...note, assignmentId: id })] : [];
  run.log.note(row, assignment, ...comments);
  return [row, assignment, ...comments];
}
