import { acceptAssignment } from './accept-assignment.js';
import { acceptAttachment } from './accept-attachment.js';
import { acceptAuditEvent } from './accept-audit-event.js';
import { acceptComment } from './accept-comment.js';
import { acceptNoticeMark } from './accept-notice-mark.js';
import { acceptReadMark } from './accept-read-mark.js';
import { acceptRecordCopy } from './accept-record-copy.js';
import { acceptReply } from './accept-reply.js';
import { acceptStatusChange } from './accept-status-change.js';
import type { ClinicRun } from './clinic-run.js';
import { Problem } from './problem.js';
import type { Row } from './row.js';
import type { Write, WriteKind } from './write-memory.js';

const MOST_BYTES = 262_144;

type Accept = (run: ClinicRun, write: Write, acceptedAt: string) => readonly Row[];

const ACCEPT: Readonly<Record<WriteKind, Accept>> = {
  reply: acceptReply,
  assignment: acceptAssignment,
  comment: acceptComment,
  'status-change': acceptStatusChange,
  'read-mark': acceptReadMark,
  'record-copy': acceptRecordCopy,
  attachment: acceptAttachment,
  'notice-mark': acceptNoticeMark,
  'audit-event': acceptAuditEvent,
};

/** Stores all that the write asks for, or nothing, without a pause; counted where it happens. */
export function acceptWrite(run: ClinicRun, write: Write, acceptedAt: string): readonly Row[] {
  if (new Blob([write.text]).size > MOST_BYTES) {
    throw new Problem(413, 'too-large', 'The request is too large.');
  }
  const rows = ACCEPT[write.kind](run, write, acceptedAt);
  run.ledger.effect(write.id);
  return rows;
}
