import type { WireAssignee } from '../../src/sync/contract.js';
import type { ClinicRun } from './clinic-run.js';
import type { AssignmentRow, ConversationRow } from './row.js';

export interface NewAssignment {
  readonly id: string;
  /** Null: nobody has it any more. */
  readonly to: WireAssignee | null;
  readonly by: string;
  readonly commentId?: string;
}

/** Gives a conversation to somebody, and keeps who had it before. The patient is told nothing. */
export function assignTo(
  run: ClinicRun,
  row: ConversationRow,
  assignment: NewAssignment,
): AssignmentRow {
  const { to, by } = assignment;
  const at = new Date(run.now()).toISOString();
  const value = { ...assignment, conversationId: row.value.id, from: row.value.assignee, at };
  const added: AssignmentRow = { kind: 'assignment', version: 0, value };
  row.assignments.push(added);
  row.value.assignee = to;
  row.value.assignedBy = by;
  return added;
}
