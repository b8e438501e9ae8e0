import type { AskingStaff, Heard } from './asking-clinic.js';

const PART_BYTES = 262_144;

/** A file as a person picks it. */
export interface PickedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Plain text of so many bytes, another one for another seed. */
export function textFile(size: number, seed = 0): PickedFile {
  const bytes = new Uint8Array(size).map((_, at) => 97 + ((at * 7 + (at >> 8) + seed) % 26));
  return { name: 'instructions.txt', type: 'text/plain', bytes };
}

export function partsOf({ bytes }: PickedFile): Uint8Array<ArrayBuffer>[] {
  const count = Math.ceil(bytes.length / PART_BYTES);
  return Array.from({ length: count }, (_, n) => bytes.slice(n * PART_BYTES, (n + 1) * PART_BYTES));
}

/** What completes a file. */
export async function completion(conversationId: string, file: PickedFile) {
  const { name, type, bytes } = file;
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0'));
  const parts = partsOf(file).length;
  return { conversationId, name, type, size: bytes.length, sha256: hex.join(''), parts };
}

interface Uploaded {
  readonly id: string;
  readonly answer: Heard;
}

/** Sends the parts of a file, then completes it. */
export async function upload(
  staff: AskingStaff,
  conversationId: string,
  file = textFile(1_000),
): Promise<Uploaded> {
  const id = crypto.randomUUID();
  for (const [n, bytes] of partsOf(file).entries()) await staff.putPart(id, n, bytes);
  return {
    id,
    answer: await staff.put(`attachments/${id}`, await completion(conversationId, file)),
  };
}
