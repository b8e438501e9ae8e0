import { byNewest, type ClinicRun } from './clinic-run.js';
import { Problem } from './problem.js';
import type { ConversationRow, MessageRow } from './row.js';
import { TENANT } from './session.js';
import type { AttachmentLimits } from './settings.js';

/** What a patient's phone shows: its own type, so that nothing internal can come along. */
export interface PatientMessage {
  id: string;
  from: { kind: 'patient' | 'caregiver' | 'staff'; name: string };
  body: string;
  sentAt: string;
  readAt?: string;
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

export function messageSeen({ value }: MessageRow): PatientMessage {
  const { id, from, shownAs, body, sentAt, readAt } = value;
  const seen = { id, from: { kind: from.kind, name: shownAs ?? from.name }, body, sentAt };
  return readAt === undefined ? seen : { ...seen, readAt };
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

function conversationSeen(run: ClinicRun, { value, messages }: ConversationRow) {
  const { id, subject, state, patientCanReply, patientMayAttach } = value;
  const { disclaimer, limits } = run.settings;
  const seen: PatientConversation = {
    id,
    subject,
    state,
    patientCanReply,
    patientMayAttach,
    ...(disclaimer !== null && { disclaimer }),
    ...(patientMayAttach && { attachments: limits.attachments }),
    messages: messages.map(messageSeen),
  };
  return seen;
}
