import type { AttachmentRow } from './row.js';

/** A part as it came. The bytes go once the file is whole; the digest stays, to know the part again. */
export interface Part {
  readonly digest: string;
  bytes: Uint8Array | null;
  /** How often it was sent. */
  requests: number;
}

/** What has come of a file so far. */
export interface Upload {
  readonly userId: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly parts: Map<number, Part>;
}

/** The files of a clinic: those that still arrive in parts, and those that are whole. */
export class FileStore {
  readonly #uploads = new Map<string, Upload>();
  readonly #files = new Map<string, AttachmentRow>();

  get files(): readonly AttachmentRow[] {
    return [...this.#files.values()];
  }

  get uploads(): readonly (readonly [string, Upload])[] {
    return [...this.#uploads];
  }

  upload(id: string): Upload | undefined {
    return this.#uploads.get(id);
  }

  begin(id: string, upload: Upload): void {
    this.#uploads.set(id, upload);
  }

  find(id: string): AttachmentRow | undefined {
    return this.#files.get(id);
  }

  keep(row: AttachmentRow): void {
    this.#files.set(row.value.id, row);
    for (const part of this.#uploads.get(row.value.id)?.parts.values() ?? []) part.bytes = null;
  }

  drop(id: string): void {
    this.#files.delete(id);
    this.#uploads.delete(id);
  }
}
