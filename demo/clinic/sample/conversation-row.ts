import type { WireAssignee } from '../../../src/sync/contract.js';
import type { AssignmentRow, CommentRow, ConversationRow, MessageRow } from '../row.js';
import { STAFF } from './people.js';
import type { SampleConversation } from './sample-conversation.js';
import { billingLineRows } from './sample-billing.js';
import { attachmentRows } from './sample-file.js';
import { isStaff, messageRow, type Ids } from './sample-message.js';
import { timeAgo } from './time-ago.js';

/** A sample conversation as the clinic keeps it, `place` giving the ids. */
export function conversationRow(
  sample: SampleConversation,
  place: number,
  now: number,
): ConversationRow {
  const number = String(place).padStart(3, '0');
  const ids = { conversation: `c-${number}`, patient: `p-${number}`, caregiver: `g-${number}` };
  const messages = sample.lines.map((line, at) => messageRow(sample, ids, { line, at, now }));
  const row: ConversationRow = {
    kind: 'conversation',
    version: 1,
    value: valueOf(sample, ids, { messages, now }),
    messages,
    attachments: attachmentRows(sample, ids, now),
    assignments: assignmentsOf(sample, ids, now),
    comments: commentsOf(sample, ids, now),
    billingLines: billingLineRows(sample, ids, now),
    noticeMarks: [],
    readUpTo: readersOf(sample),
    stateBy: sample.closed?.by ?? null,
    ...(sample.caregiver && { caregiverId: ids.caregiver }),
  };
  return row;
}

interface Built {
  readonly messages: readonly MessageRow[];
  readonly now: number;
}

function valueOf(sample: SampleConversation, ids: Ids, built: Built): ConversationRow['value'] {
  const { messages, now } = built;
  const { closed, opened, caregiver } = sample;
  const last = messages.at(-1)?.value;
  const patientLines = sample.lines.filter((line) => !isStaff(line));
  const lastPatientAgo = patientLines.at(-1)?.ago;
  return {
    id: ids.conversation,
    patient: patientOf(sample, ids),
    ...(caregiver && { recipient: caregiver }),
    subject: sample.subject,
    ...standing(sample),
    permissions: permissionsOf(sample),
    assignee: assigneeOf(sample),
    ...(sample.assignedBy && { assignedBy: sample.assignedBy }),
    createdAt: messages[0]?.value.sentAt ?? timeAgo('0m', now),
    lastMessageId: last?.id ?? null,
    lastMessageAt: last?.sentAt ?? null,
    lastPatientMessageAt: lastPatientAgo === undefined ? null : timeAgo(lastPatientAgo, now),
    ...(closed && { closedAt: timeAgo(closed.ago, now) }),
    recordCopies: [],
    openedBy: (opened ?? []).map(({ by, ago }) => ({ staffId: by, at: timeAgo(ago, now) })),
  };
}

function patientOf({ first, last, born, chart }: SampleConversation, ids: Ids) {
  const identifiers = [{ label: 'Chart', value: chart }];
  return { id: ids.patient, name: `${last}, ${first}`, birthDate: born, identifiers };
}

function permissionsOf({ noReply }: SampleConversation) {
  if (noReply === undefined) return { reply: true, attachments: true };
  return { reply: false, attachments: false, reason: noReply };
}

/** Where the last line leaves the conversation. */
function standing({ lines, closed }: SampleConversation) {
  const last = lines.at(-1);
  const lastReply = lines.findLast(isStaff);
  const isOpen = closed === undefined;
  const mayReply = isOpen && lastReply?.ends !== true;
  return {
    state: isOpen ? ('open' as const) : ('closed' as const),
    patientCanReply: mayReply,
    patientMayAttach: mayReply && lastReply?.mayAttach === true,
    needsAnswer: isOpen && last !== undefined && !isStaff(last),
  };
}

function assigneeOf({ assignee }: SampleConversation): WireAssignee | null {
  if (assignee === undefined) return null;
  return { kind: STAFF.some(({ id }) => id === assignee) ? 'staff' : 'workgroup', id: assignee };
}

function assignmentsOf(sample: SampleConversation, ids: Ids, now: number): AssignmentRow[] {
  const { assignedBy, lines, comments = [] } = sample;
  if (assignedBy === undefined) return [];
  const note = comments.findIndex(({ assigned }) => assigned);
  const value = {
    id: assignmentId(ids),
    conversationId: ids.conversation,
    from: null,
    to: assigneeOf(sample),
    by: assignedBy,
    at: timeAgo(lines[0]?.ago ?? '0m', now + 60_000),
    ...(note >= 0 && { commentId: commentId(ids, note) }),
  };
  return [{ kind: 'assignment', version: 1, value }];
}

function commentsOf({ comments = [] }: SampleConversation, ids: Ids, now: number): CommentRow[] {
  return comments.map(({ by, ago, text, assigned }, at) => ({
    kind: 'comment',
    version: 1,
    value: {
      id: commentId(ids, at),
      conversationId: ids.conversation,
      by,
      body: text,
      createdAt: timeAgo(ago, now),
      ...(assigned && { assignmentId: assignmentId(ids) }),
    },
  }));
}

function assignmentId({ conversation }: Ids): string {
  return `${conversation}-a-1`;
}

function commentId({ conversation }: Ids, at: number): string {
  return `${conversation}-n-${at + 1}`;
}

/** Everybody has read everything, but for what the patient wrote last where nobody opened it. */
function readersOf({ lines, unread, opened }: SampleConversation): Map<string, number> {
  const lastReply = lines.findLastIndex(isStaff);
  const end = unread ? lastReply : lines.length - 1;
  const readUpTo = new Map(STAFF.map(({ id }) => [id, end]));
  for (const { by } of opened ?? []) readUpTo.set(by, lines.length - 1);
  return readUpTo;
}
