import type { WireMessage, WireStaff } from '../../src/sync/contract.js';
import { addMessage } from './add-message.js';
import { assignTo } from './assign-to.js';
import { bill } from './billing.js';
import { checkMovedOn } from './check-moved-on.js';
import type { ClinicRun } from './clinic-run.js';
import { reopen } from './conversation-state.js';
import { readReply, type ReplyBody } from './reply-body.js';
import { checkPermissions, checkValues } from './reply-rules.js';
import type { AssignmentRow, AttachmentRow, ConversationRow, Row } from './row.js';
import { chosenFiles, sendFiles } from './sent-files.js';
import type { Write } from './write-memory.js';

const MASKED_NAME = 'Clinic Staff';

/** Stores a reply as the conversation's newest message, or refuses it. All at once: nothing waits in here. */
export function acceptReply(run: ClinicRun, write: Write): readonly Row[] {
  const reply = readReply(write.text);
  const row = run.conversationFor(write.userId, write.conversationId);
  checkPermissions(run.settings, row, { reply, staffId: write.userId });
  checkValues(run.settings, reply);
  const author = { kind: 'staff' as const, id: write.userId };
  const files = chosenFiles(run, row, { ids: reply.attachmentIds, author });
  checkMovedOn(row, reply.basedOn, write.userId);
  return storeReply(run, row, { reply, write, files });
}

interface Accepted {
  readonly reply: ReplyBody;
  readonly write: Write;
  readonly files: readonly AttachmentRow[];
}

function storeReply(run: ClinicRun, row: ConversationRow, accepted: Accepted): readonly Row[] {
  const { options } = accepted.reply;
  const message = addMessage(run, row, messageOf(run, accepted));
  sendFiles(row, accepted.files, message.value.id);
  const assignments = takeOver(run, row, accepted.write.userId);
  if (row.value.state === 'closed') reopen(row, { by: accepted.write.userId });
  row.value.patientCanReply = options.allowResponse;
  row.value.patientMayAttach = options.allowResponse && options.allowAttachments;
  row.value.needsAnswer = false;
  const rows = [row, message, ...accepted.files, ...assignments, ...billed(run, row, accepted)];
  run.log.note(...rows);
  return rows;
}

function messageOf(run: ClinicRun, { reply, write }: Accepted): Omit<WireMessage, 'sentAt'> {
  const { id, conversationId } = write;
  const author = run.staffRow(write.userId)?.value;
  if (!author) throw new Error(`No staff ${write.userId}`);
  const { body, options, attachmentIds } = reply;
  const shown = options.maskName ? { shownAs: MASKED_NAME } : {};
  return {
    id,
    conversationId,
    from: sender(author),
    ...shown,
    body,
    options,
    attachmentIds: [...attachmentIds],
  };
}

function sender({ id, displayName }: WireStaff): WireMessage['from'] {
  return { kind: 'staff', id, name: displayName };
}

/** One line for each accepted message with a fee code: what was held or refused never comes here. */
function billed(run: ClinicRun, row: ConversationRow, { reply, write }: Accepted) {
  const { feeCode, billingProviderId } = reply.options;
  if (feeCode === undefined) return [];
  const { composedAt } = reply;
  const by = { messageId: write.id, enteredBy: write.userId };
  return [bill(run, row, { ...by, feeCode, billingProviderId, composedAt })];
}

/** Who answers what nobody or a whole group has, has it from then on. */
function takeOver(run: ClinicRun, row: ConversationRow, staffId: string): AssignmentRow[] {
  if (row.value.assignee?.kind === 'staff') return [];
  const to = { kind: 'staff' as const, id: staffId };
  return [assignTo(run, row, { id: crypto.randomUUID(), to, by: staffId })];
}
