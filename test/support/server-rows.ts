import type { Assignment } from '../../src/model/assignment.js';
import type { Attachment } from '../../src/model/attachment.js';
import type { Change, PutChange } from '../../src/model/change.js';
import type { Comment } from '../../src/model/comment.js';
import type { Conversation } from '../../src/model/conversation.js';
import type { Message } from '../../src/model/message.js';
import type { Session } from '../../src/model/session.js';
import type { ReplyOptions } from '../../src/model/reply-options.js';

/** Rows as they come through the door, with only what a test is about spelled out. */

export const NOON = Date.parse('2026-11-24T17:00:00.000Z');

export const DEFAULT_OPTIONS: ReplyOptions = {
  allowResponse: true,
  allowAttachments: false,
  maskName: false,
};

export function conversation(
  id: string,
  parts: Partial<Conversation> = {},
  version = 1,
): Extract<PutChange, { kind: 'conversation' }> {
  const value: Conversation = {
    id,
    patient: { id: `patient-${id}`, name: 'Tremblay, Marie', birthDate: '1972-03-09' },
    recipient: null,
    subject: 'Prescription renewal',
    state: 'open',
    patientCanReply: true,
    patientMayAttach: false,
    permissions: { reply: true, attachments: true },
    assignee: { kind: 'staff', id: 'ana-ruiz' },
    assignedBy: null,
    createdAt: NOON - 3_600_000,
    lastMessageId: null,
    lastMessageAt: null,
    lastPatientMessageAt: null,
    closedAt: null,
    unread: 0,
    needsAnswer: false,
    openedBy: [],
    recordCopies: [],
    ...parts,
  };
  return { op: 'put', kind: 'conversation', id, version, value };
}

export function message(
  conversationId: string,
  id: string,
  parts: Partial<Message> = {},
  version = 1,
): Extract<PutChange, { kind: 'message' }> {
  const value: Message = {
    id,
    conversationId,
    from: { kind: 'patient', id: `patient-${conversationId}`, name: 'Marie Tremblay' },
    body: 'Could you renew my prescription before Thursday?',
    sentAt: NOON,
    attachmentIds: [],
    ...parts,
  };
  return { op: 'put', kind: 'message', id, version, value };
}

export function attachment(
  conversationId: string,
  id: string,
  parts: Partial<Attachment> = {},
  version = 1,
): Extract<PutChange, { kind: 'attachment' }> {
  const value: Attachment = {
    id,
    conversationId,
    messageId: `${conversationId}-m1`,
    name: 'blood-test-form.pdf',
    type: 'application/pdf',
    size: 84_000,
    sha256: '0'.repeat(64),
    ...parts,
  };
  return { op: 'put', kind: 'attachment', id, version, value };
}

export function comment(
  conversationId: string,
  id: string,
  parts: Partial<Comment> = {},
  version = 1,
): Extract<PutChange, { kind: 'comment' }> {
  const value: Comment = {
    id,
    conversationId,
    by: 'sam-okafor',
    body: 'She called twice about this.',
    createdAt: NOON,
    ...parts,
  };
  return { op: 'put', kind: 'comment', id, version, value };
}

/** Sam gives the conversation to Ana. */
export function assignment(
  conversationId: string,
  id: string,
  parts: Partial<Assignment> = {},
  version = 1,
): Extract<PutChange, { kind: 'assignment' }> {
  const value: Assignment = {
    id,
    conversationId,
    from: null,
    to: { kind: 'staff', id: 'ana-ruiz' },
    by: 'sam-okafor',
    at: NOON,
    ...parts,
  };
  return { op: 'put', kind: 'assignment', id, version, value };
}

/** A conversation with one unread message of its patient. */
export function unreadConversation(id: string, parts: Partial<Conversation> = {}): Change[] {
  const facts: Partial<Conversation> = {
    unread: 1,
    needsAnswer: true,
    lastMessageId: `${id}-m1`,
    lastMessageAt: NOON,
    lastPatientMessageAt: NOON,
  };
  return [conversation(id, { ...facts, ...parts }), message(id, `${id}-m1`)];
}

export function staff(id: string, internalName: string, version = 1): Change {
  const value = { id, internalName, displayName: `${internalName}, RN` };
  return { op: 'put', kind: 'staff', id, version, value };
}

export function workgroup(
  id: string,
  name: string,
  memberIds: readonly string[],
  version = 1,
): Change {
  const value = { id, name, memberIds, countsForMe: true };
  return { op: 'put', kind: 'workgroup', id, version, value };
}

export const SESSION: Session = {
  user: { id: 'ana-ruiz', displayName: 'Ana Ruiz, RN', internalName: 'Ana Ruiz' },
  tenant: { id: 'lakeshore', name: 'Lakeshore Family Health', timeZone: 'America/Toronto' },
  serverTime: NOON,
  defaults: DEFAULT_OPTIONS,
  permissions: {
    reply: true,
    attach: true,
    assign: true,
    comment: true,
    bill: true,
    close: true,
    record: true,
  },
  limits: {
    bodyLength: 5_000,
    attachments: {
      count: 10,
      bytesEach: 25_000_000,
      bytesTotal: 50_000_000,
      types: ['application/pdf', 'image/jpeg', 'image/png', 'text/plain'],
    },
    rememberWritesDays: 30,
    waitSeconds: 0,
    parallelWrites: 4,
  },
  feeCodes: {},
  retention: { attachmentDays: 7, deviceDays: 14, deviceMegabytes: 500 },
  recordSystems: [
    { id: 'clinic-record', name: 'Clinic record', deliver: false, formats: ['pdf', 'text'] },
  ],
  suggestedAssignees: [],
  unreadChoices: ['P1D', 'P3D', 'P1W'],
};
