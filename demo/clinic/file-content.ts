import type { ClinicAnswer } from './answer.js';
import type { ClinicRun } from './clinic-run.js';
import { Problem } from './problem.js';
import type { AttachmentRow } from './row.js';
import { isVisible } from './visibility.js';

/** The bytes for a member of staff, who sees what was sent and what is their own. */
export function fileForStaff(run: ClinicRun, staffId: string, id: string): ClinicAnswer {
  const file = run.files.find(id);
  if (!file || !mayOpen(run, file, staffId)) throw gone('There is no such file.');
  return contentOf(file);
}

/** The bytes of a file; refused once they are deleted. */
export function contentOf({ value, bytes }: AttachmentRow): ClinicAnswer {
  if (bytes === null) throw new Problem(410, 'gone', 'This file was deleted.');
  return { file: { name: value.name, bytes } };
}

function mayOpen(run: ClinicRun, { value, author }: AttachmentRow, staffId: string): boolean {
  const row = run.conversations.get(value.conversationId);
  const isOwn = author.kind === 'staff' && author.id === staffId;
  return row !== undefined && isVisible(row, staffId) && (isOwn || value.messageId !== null);
}

export function gone(detail: string): Problem {
  return new Problem(404, 'gone', detail);
}
