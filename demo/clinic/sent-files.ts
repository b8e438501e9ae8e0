import type { ClinicRun } from './clinic-run.js';
import { checkSet } from './file-rules.js';
import { Problem } from './problem.js';
import type { AttachmentRow, ConversationRow, FileAuthor } from './row.js';

interface Chosen {
  readonly ids: readonly string[];
  readonly author: FileAuthor;
}

/** The files that a message is to bring: whole, its author's own, of this conversation, sent only once. */
export function chosenFiles(
  run: ClinicRun,
  row: ConversationRow,
  { ids, author }: Chosen,
): AttachmentRow[] {
  const files = ids.map((id) => {
    const file = run.files.find(id);
    if (file && isFree(file, row, author)) return file;
    throw new Problem(422, 'invalid', 'An attachment is not known, or was sent before.');
  });
  if (new Set(ids).size < ids.length) {
    throw new Problem(422, 'invalid', 'An attachment is named twice.');
  }
  checkSet(
    run.settings.limits.attachments,
    files.map(({ value }) => value),
  );
  return files;
}

/** From here on they are the message's. */
export function sendFiles(
  row: ConversationRow,
  files: readonly AttachmentRow[],
  messageId: string,
): void {
  for (const file of files) file.value.messageId = messageId;
  row.attachments.push(...files);
}

function isFree({ value, author }: AttachmentRow, row: ConversationRow, by: FileAuthor): boolean {
  const isOwn = author.kind === by.kind && author.id === by.id;
  return isOwn && value.messageId === null && value.conversationId === row.value.id;
}
