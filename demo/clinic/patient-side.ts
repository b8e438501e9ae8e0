import type { WireMessage } from '../../src/sync/contract.js';
import { addMessage } from './add-message.js';
import { byNewest, type ClinicRun } from './clinic-run.js';
import { Fields } from './fields.js';
import { Problem } from './problem.js';
import { checkLength } from './reply-rules.js';
import type { ConversationRow, MessageRow } from './row.js';
import { TENANT } from './session.js';

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
  messages: PatientMessage[];
}

/** The patient's conversations, newest first, with every message as the patient sees it. */
export function patientView(run: ClinicRun, patientId: string) {
  const rows = conversationsOf(run, patientId).sort(byNewest);
  const name = TENANT.name;
  return { patientId, clinic: { name }, conversations: rows.map(conversationSeen) };
}

/** Whose phone shows a conversation: the patient's, or that of the caregiver in their place. */
export function phoneOf(run: ClinicRun, conversationId: string) {
  const row = run.conversation(conversationId);
  return { patientId: row.value.patient.id, name: writerOf(row).name };
}

/** The patient, or the caregiver in their place, writes. */
export function patientWrites(run: ClinicRun, row: ConversationRow, text: string): PatientMessage {
  const body = bodyOf(text);
  if (!row.value.patientCanReply) {
    throw new Problem(403, 'not-allowed', 'This conversation takes no more messages.');
  }
  const from = writerOf(row);
  const id = crypto.randomUUID();
  const conversationId = row.value.id;
  const message = addMessage(run, row, { id, conversationId, from, body, attachmentIds: [] });
  row.value.lastPatientMessageAt = message.value.sentAt;
  row.value.needsAnswer = true;
  run.log.note(row, message);
  return messageSeen(message);
}

/** The patient opens a message of the clinic; only the first time counts. */
export function patientReads(run: ClinicRun, row: ConversationRow, messageId: string) {
  const message = row.messages.find(({ value }) => value.id === messageId);
  if (message?.value.from.kind !== 'staff') throw gone();
  if (message.value.readAt === undefined) {
    const { kind, name } = writerOf(row);
    message.value.readAt = new Date(run.now()).toISOString();
    message.value.readBy = { kind, name };
    run.log.note(message);
  }
  return messageSeen(message);
}

/** A conversation of this patient; another's is as good as none. */
export function patientConversation(run: ClinicRun, patientId: string, id: string) {
  const row = run.conversations.get(id);
  if (row?.value.patient.id !== patientId) throw gone();
  return row;
}

function conversationsOf(run: ClinicRun, patientId: string): ConversationRow[] {
  const rows = [...run.conversations.values()];
  return rows.filter(({ value }) => value.patient.id === patientId);
}

function conversationSeen({ value, messages }: ConversationRow): PatientConversation {
  const { id, subject, state, patientCanReply, patientMayAttach } = value;
  const seen = messages.map(messageSeen);
  return { id, subject, state, patientCanReply, patientMayAttach, messages: seen };
}

function messageSeen({ value }: MessageRow): PatientMessage {
  const { id, from, shownAs, body, sentAt, readAt } = value;
  const seen = { id, from: { kind: from.kind, name: shownAs ?? from.name }, body, sentAt };
  return readAt === undefined ? seen : { ...seen, readAt };
}

function writerOf({ value, caregiverId }: ConversationRow): WireMessage['from'] {
  const { recipient, patient } = value;
  if (recipient && caregiverId !== undefined) {
    return { kind: 'caregiver', id: caregiverId, name: recipient.name };
  }
  return { kind: 'patient', id: patient.id, name: spokenName(patient.name) };
}

/** "Tremblay, Marie" is how a list sorts; a message comes from "Marie Tremblay". */
function spokenName(listed: string): string {
  const [last, first] = listed.split(', ');
  return first === undefined ? listed : `${first} ${last ?? ''}`;
}

function bodyOf(text: string): string {
  const body = Fields.ofBody(text).text('body');
  if (body.trim() === '') throw new Problem(422, 'invalid', 'The message is empty.');
  checkLength(body);
  return body;
}

function gone(): Problem {
  return new Problem(404, 'gone', 'There is no such message.');
}
