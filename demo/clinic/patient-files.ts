import type { ClinicAnswer } from './answer.js';
import type { ClinicRun } from './clinic-run.js';
import { contentOf, gone } from './file-content.js';
import { checkFile, type FileFacts } from './file-rules.js';
import { fileSeen, type PatientFile } from './patient-side.js';
import { Problem } from './problem.js';
import type { AttachmentRow, ConversationRow } from './row.js';
import { sha256 } from './sha-256.js';

const DAY_MS = 86_400_000;

/** A file of the patient's, to be sent with their next message; refused where they may send none. */
export function patientUploads(
  run: ClinicRun,
  row: ConversationRow,
  { name, type, bytes }: Omit<FileFacts, 'size'> & { readonly bytes: Uint8Array },
): PatientFile {
  if (!row.value.patientMayAttach) {
    throw new Problem(403, 'not-allowed', 'The clinic takes no files in this conversation now.');
  }
  const facts = { name, type, size: bytes.length };
  checkFile(run.settings.limits.attachments, facts);
  const id = crypto.randomUUID();
  const where = { id, conversationId: row.value.id, messageId: null };
  const file: AttachmentRow = {
    kind: 'attachment',
    version: 0,
    value: { ...where, ...facts, sha256: sha256(bytes) },
    author: { kind: 'patient', id: row.value.patient.id },
    keptAt: run.now(),
    bytes,
  };
  run.files.keep(file);
  return fileSeen(file);
}

/** The bytes for the phone. The first download of a clinic's file starts its last days, by our clock. */
export function patientDownloads(run: ClinicRun, row: ConversationRow, id: string): ClinicAnswer {
  const file = row.attachments.find(({ value }) => value.id === id);
  if (!file) throw gone('There is no such file.');
  const content = contentOf(file);
  if (file.author.kind === 'staff' && file.value.downloadedAt === undefined) {
    const now = run.now();
    const deleteAfter = now + run.settings.retention.attachmentDays * DAY_MS;
    file.value.downloadedAt = new Date(now).toISOString();
    file.value.deleteAfter = new Date(deleteAfter).toISOString();
    run.log.note(file);
  }
  return content;
}
