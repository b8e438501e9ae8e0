import { Dexie } from 'dexie';

import type { AttachmentRow, IntrayDatabase } from './database.js';

/** A file's row as it is written whenever its bytes come or go: it is found by the time at which they have to. */
export function asKept(row: AttachmentRow): AttachmentRow {
  return { ...row, goesAt: holdsBytes(row) ? row.deleteAfter : undefined };
}

/** Bytes of it are here, or on their way. */
export function holdsBytes({ here, arrived, wantedAt }: AttachmentRow): boolean {
  return here || arrived > 0 || wantedAt !== undefined;
}

/** Works inside a transaction over `blobs`, and alone. */
export async function removeBytes(db: IntrayDatabase, attachmentId: string): Promise<void> {
  await db.blobs
    .where('[attachmentId+part]')
    .between([attachmentId, Dexie.minKey], [attachmentId, Dexie.maxKey])
    .delete();
}

/** The bytes leave, the row stays; inside a transaction over both tables. */
export async function letGoOfBytes(db: IntrayDatabase, row: AttachmentRow): Promise<void> {
  await removeBytes(db, row.id);
  const away = { here: false, arrived: 0, wantedAt: undefined, hereSince: undefined };
  await db.attachments.put(asKept({ ...row, ...away }));
}
