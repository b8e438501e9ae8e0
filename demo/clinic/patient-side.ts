import { byNewest, type ClinicRun } from './clinic-run.js';
import { Problem } from './problem.js';
import type { AttachmentRow, ConversationRow, MessageRow } from './row.js';
import { TENANT } from './session.js';
import type { AttachmentLimits } from './settings.js';

/** What a patient's phone shows: its own type, so that nothing internal can come along. */
export interface PatientMessage {
  id: string;
  from: { kind: 'patient' | 'caregiver' | 'staff'; name: string };
  body: string;
  sentAt: string;
  readAt?: string;
  files?: PatientFile[];
}

/** What a patient is told of a file; who sent it is the message's affair. */
export interface PatientFile {
  id: string;
  name: string;
  type: string;
  size: number;
  deleteAfter?: string;
  deletedAt?: string;
}

export interface PatientConversation {
  id: string;
  subject: string;
  state: 'open' | 'closed';
  patientCanReply: boolean;
  patientMayAttach: boolean;
  /** What the clinic says above the reply box. */
  disclaimer?: string;
  /** Only where the patient may attach. */
  attachments?: AttachmentLimits;
  messages: PatientMessage[];
}

/** The patient's conversations, newest first, with every message as the patient sees it. */
export function patientView(run: ClinicRun, patientId: string) {
  const rows = conversationsOf(run, patientId).sort(byNewest);
  const conversations = rows.map((row) => conversationSeen(run, row));
  return { patientId, clinic: { name: TENANT.name }, conversations };
}

export function messageSeen(row: ConversationRow, { value }: MessageRow): PatientMessage {
  const { id, from, shownAs, body, sentAt, readAt } = value;
  const files = row.attachments.filter((file) => file.value.messageId === id);
  return {
    id,
    from: { kind: from.kind, name: shownAs ?? from.name },
    body,
    sentAt,
    ...(readAt !== undefined && { readAt }),
    ...(files.length > 0 && { files: files.map(fileSeen) }),
  };
}

export function fileSeen({ value }: AttachmentRow): PatientFile {
  const { id, name, type, size, deleteAfter, deletedAt } = value;
  return {
    id,
    name,
    type,
    size,
    ...(deleteAfter !== undefined && { deleteAfter }),
    ...(deletedAt !== undefined && { deletedAt }),
  };
}

/** A conversation of this patient; another's is as good as none. */
export function patientConversation(run: ClinicRun, patientId: string, id: string) {
  const row = run.conversations.get(id);
  if (row?.value.patient.id !== patientId) {
    throw new Problem(404, 'gone', 'There is no such conversation.');
  }
  return row;
}

function conversationsOf(run: ClinicRun, patientId: string): ConversationRow[] {
  const rows = [...run.conversations.values()];
  return rows.filter(({ value }) => value.patient.id === patientId);
}

function conversationSeen(run: ClinicRun, row: ConversationRow): PatientConversation {
  const { id, subject, state, patientCanReply, patientMayAttach } = row.value;
  const { disclaimer, limits } = run.settings;
  return {
    id,
    subject,
    state,
    patientCanReply,
    patientMayAttach,
    ...(disclaimer !== null && { disclaimer }),
    ...(patientMayAttach && { attachments: limits.attachments }),
    messages: row.messages.map((message) => messageSeen(row, message)),
  };
}
