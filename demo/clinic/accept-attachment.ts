import type { ClinicRun } from './clinic-run.js';
import { Fields } from './fields.js';
import { checkFile, missingParts, PART_BYTES, type FileFacts } from './file-rules.js';
import { Problem } from './problem.js';
import type { AttachmentRow, Row } from './row.js';
import { permissionsOf } from './settings.js';
import { sha256 } from './sha-256.js';
import type { Write } from './write-memory.js';

interface WholeFile extends FileFacts {
  readonly conversationId: string;
  readonly sha256: string;
  /** How many. */
  readonly parts: number;
}

/** Puts the parts of a file together. Its row is told of once it is sent with a message. */
export function acceptAttachment(run: ClinicRun, write: Write): readonly Row[] {
  const { parts, ...file } = readFile(write.text);
  run.conversationFor(write.userId, file.conversationId);
  if (!permissionsOf(run.settings, write.userId).attach) {
    throw new Problem(403, 'not-allowed', 'You may not attach files.');
  }
  checkFile(run.settings.limits.attachments, file);
  const bytes = bytesOf(run, write, { ...file, parts });
  if (sha256(bytes) !== file.sha256) {
    throw new Problem(422, 'invalid', 'The bytes are not those of sha256. Send them anew.');
  }
  const row: AttachmentRow = {
    kind: 'attachment',
    version: 0,
    value: { id: write.id, messageId: null, ...file },
    author: { kind: 'staff', id: write.userId },
    keptAt: run.now(),
    bytes,
  };
  run.files.keep(row);
  return [row];
}

function readFile(text: string): WholeFile {
  const fields = Fields.ofBody(text);
  return {
    conversationId: fields.id('conversationId'),
    name: fields.text('name'),
    type: fields.text('type'),
    size: fields.count('size'),
    sha256: fields.sha256('sha256'),
    parts: fields.count('parts'),
  };
}

/** The file in one piece; refused where parts are missing, of a wrong length, or another person's. */
function bytesOf(run: ClinicRun, { id, userId }: Write, { size, parts }: WholeFile): Uint8Array {
  const upload = run.files.upload(id);
  if (upload && upload.userId !== userId) {
    throw new Problem(409, 'id-reused', 'This id belongs to another file.');
  }
  if (parts !== Math.ceil(size / PART_BYTES)) throw wrongSize();
  const known = upload?.parts ?? new Map<number, never>();
  const missing = missingParts(parts, known);
  if (missing.length > 0) {
    throw new Problem(409, 'parts-missing', 'Parts of the file are missing.', { missing });
  }
  const bytes = new Uint8Array(size);
  for (const [part, piece] of known) {
    const start = part * PART_BYTES;
    if (piece.bytes?.length !== Math.min(PART_BYTES, size - start)) throw wrongSize();
    bytes.set(piece.bytes, start);
  }
  return bytes;
}

function wrongSize(): Problem {
  return new Problem(422, 'invalid', 'The parts do not make a file of this size.');
}
