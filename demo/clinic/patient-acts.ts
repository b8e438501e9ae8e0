import type { WireMessage } from '../../src/sync/contract.js';
import { addMessage } from './add-message.js';
import type { ClinicRun } from './clinic-run.js';
import { Fields } from './fields.js';
import { messageSeen, type PatientMessage } from './patient-side.js';
import { Problem } from './problem.js';
import { checkBody } from './reply-rules.js';
import type { ConversationRow } from './row.js';
import { chosenFiles, sendFiles } from './sent-files.js';

/** Whose phone shows a conversation: the patient's, or that of the caregiver in their place. */
export function phoneOf(run: ClinicRun, conversationId: string) {
  const row = run.conversation(conversationId);
  return { patientId: row.value.patient.id, name: writerOf(row).name };
}

/** The patient, or the caregiver in their place, writes; refused once the clinic has ended it. */
export function patientWrites(run: ClinicRun, row: ConversationRow, text: string): PatientMessage {
  const { body, fileIds } = readMessage(text);
  checkBody(body, fileIds, run.settings.limits.bodyLength);
  checkCanReply(row, fileIds);
  const author = { kind: 'patient' as const, id: row.value.patient.id };
  const files = chosenFiles(run, row, { ids: fileIds, author });
  const where = { id: crypto.randomUUID(), conversationId: row.value.id };
  const from = writerOf(row);
  const message = addMessage(run, row, { ...where, from, body, attachmentIds: fileIds });
  sendFiles(row, files, where.id);
  row.value.lastPatientMessageAt = message.value.sentAt;
  row.value.needsAnswer = true;
  run.log.note(row, message, ...files);
  return messageSeen(row, message);
}

/** The patient opens a message of the clinic; only the first time counts. */
export function patientReads(run: ClinicRun, row: ConversationRow, messageId: string) {
  const message = row.messages.find(({ value }) => value.id === messageId);
  if (message?.value.from.kind !== 'staff') {
    throw new Problem(404, 'gone', 'There is no such message.');
  }
  if (message.value.readAt === undefined) {
    const { kind, name } = writerOf(row);
    message.value.readAt = new Date(run.now()).toISOString();
    message.value.readBy = { kind, name };
    run.log.note(message);
  }
  return messageSeen(row, message);
}

/** The phone may not know of the end yet; what counts is the clinic's server. */
function checkCanReply({ value }: ConversationRow, fileIds: readonly string[]): void {
  if (!value.patientCanReply) {
    const what = value.state === 'closed' ? 'closed' : 'ended';
    const detail = `The clinic has ${what} this conversation. It takes no more messages.`;
    throw new Problem(403, 'not-allowed', detail);
  }
  if (fileIds.length > 0 && !value.patientMayAttach) {
    throw new Problem(403, 'not-allowed', 'The clinic takes no files in this conversation now.');
  }
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

function readMessage(text: string) {
  const fields = Fields.ofBody(text);
  return { body: fields.text('body'), fileIds: fields.optionalIds('fileIds') };
}
