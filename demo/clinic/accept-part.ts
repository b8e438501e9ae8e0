import type { ClinicAnswer } from './answer.js';
import type { ClinicRun } from './clinic-run.js';
import { PART_BYTES } from './file-rules.js';
import type { Upload } from './file-store.js';
import { Problem } from './problem.js';
import { permissionsOf } from './settings.js';
import { sha256 } from './sha-256.js';

/** A part of a file, in the name of one member of staff. */
export interface PartAddress {
  readonly id: string;
  readonly part: number;
  readonly userId: string;
}

/** Keeps a part; the same bytes again are as good as the first time. The look-up comes first here too. */
export function takePart(run: ClinicRun, address: PartAddress, bytes: Uint8Array): ClinicAnswer {
  const { id, part, userId } = address;
  const upload = run.files.upload(id);
  const digest = sha256(bytes);
  const known = upload?.parts.get(part);
  if (upload ? upload.userId !== userId : run.memory.find(id) !== undefined) throw reused();
  if (known) {
    known.requests++;
    if (known.digest !== digest) throw reused();
    return { status: 200, body: { id, part } };
  }
  if (run.files.find(id)) throw reused();
  checkPart(run, address, bytes);
  keep(run, address, upload).parts.set(part, { digest, bytes, requests: 1 });
  return { status: 201, body: { id, part } };
}

/** Whether a part has come; what is not known now may still arrive. */
export function knownPart(run: ClinicRun, { id, part, userId }: PartAddress): ClinicAnswer {
  const upload = run.files.upload(id);
  if (upload?.userId === userId && upload.parts.has(part)) {
    return { status: 200, body: { id, part } };
  }
  throw new Problem(404, 'not-known', 'This part is not known now.');
}

function checkPart(run: ClinicRun, { part, userId }: PartAddress, bytes: Uint8Array): void {
  if (!permissionsOf(run.settings, userId).attach) {
    throw new Problem(403, 'not-allowed', 'You may not attach files.');
  }
  if (bytes.length === 0) throw new Problem(422, 'invalid', 'The part is empty.');
  const { bytesEach } = run.settings.limits.attachments;
  if (bytes.length > PART_BYTES || part * PART_BYTES >= bytesEach) {
    throw new Problem(413, 'too-large', 'The part or the file is too large.');
  }
}

function keep(run: ClinicRun, { id, userId }: PartAddress, upload?: Upload): Upload {
  if (upload) return upload;
  const begun = { userId, startedAt: run.now(), parts: new Map() };
  run.files.begin(id, begun);
  return begun;
}

function reused(): Problem {
  return new Problem(409, 'id-reused', 'This id belongs to another file or another part.');
}
