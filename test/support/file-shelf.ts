import { sha256Of } from '../../src/store/digest.js';
import type { Answer, FileRequest, PartRequest } from '../../src/sync/backend.js';

interface Description {
  readonly sha256: string;
  readonly size: number;
  readonly parts: number;
}

/** Where a server keeps files that go up: parts by number, whole once their hash is right. */
export class FileShelf {
  readonly #parts = new Map<string, Map<number, Uint8Array<ArrayBuffer>>>();
  readonly whole = new Map<string, Uint8Array<ArrayBuffer>>();

  put({ attachmentId, part, bytes }: PartRequest): Answer {
    const parts = this.#parts.get(attachmentId) ?? new Map<number, Uint8Array<ArrayBuffer>>();
    this.#parts.set(attachmentId, parts.set(part, bytes));
    return { kind: 'answered', body: { id: attachmentId, part } };
  }

  async complete({ attachmentId, body }: FileRequest): Promise<Answer> {
    const { sha256, size, parts } = JSON.parse(body) as Description;
    const kept = this.#parts.get(attachmentId) ?? new Map<number, Uint8Array<ArrayBuffer>>();
    const missing = Array.from({ length: parts }, (_, part) => part).filter((p) => !kept.has(p));
    if (missing.length > 0)
      return { kind: 'problem', status: 409, slug: 'parts-missing', body: { missing } };
    const whole = joined(kept, parts);
    if (whole.length !== size || (await sha256Of(whole)) !== sha256)
      return { kind: 'problem', status: 422, slug: 'invalid', body: { detail: 'Wrong hash.' } };
    this.whole.set(attachmentId, whole);
    const acceptedAt = '2026-11-24T17:00:01.000Z';
    return { kind: 'answered', body: { id: attachmentId, acceptedAt, changes: [] } };
  }

  /** As after a failure of its disk. */
  lose(attachmentId: string, ...parts: number[]): void {
    for (const part of parts) this.#parts.get(attachmentId)?.delete(part);
  }
}

function joined(
  kept: ReadonlyMap<number, Uint8Array<ArrayBuffer>>,
  parts: number,
): Uint8Array<ArrayBuffer> {
  const all = Array.from({ length: parts }, (_, part) => kept.get(part) ?? new Uint8Array());
  const whole = new Uint8Array(all.reduce((sum, bytes) => sum + bytes.length, 0));
  let at = 0;
  for (const bytes of all) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
}
