import type { AttachmentRow } from './database.js';

/** A file's row as it is written whenever its bytes come or go: it is found by the time at which they have to. */
export function asKept(row: AttachmentRow): AttachmentRow {
  return { ...row, goesAt: holdsBytes(row) ? row.deleteAfter : undefined };
}

/** Bytes of it are here, or on their way. */
export function holdsBytes({ here, arrived, wantedAt }: AttachmentRow): boolean {
  return here || arrived > 0 || wantedAt !== undefined;
}
