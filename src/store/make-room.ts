import type { AttachmentRow, IntrayDatabase } from './database.js';
import { letGoOfBytes } from './file-rows.js';

/**
 * A full disk lets go of what can be fetched again, never of what was written here: first of files, then of what
 * else whoever opened the database may let go of. False: there is nothing left.
 */
export async function makeRoom(db: IntrayDatabase): Promise<boolean> {
  return (await letGoOfFiles(db)) || ((await db.letGoOfMore?.()) ?? false);
}

/** One that is being fetched stays, so that it does not make room for itself. */
async function letGoOfFiles(db: IntrayDatabase): Promise<boolean> {
  const { attachments, blobs } = db;
  return db.guard.transaction('rw', [attachments, blobs], async () => {
    const rows = await attachments.filter(canGo).toArray();
    for (const row of rows) await letGoOfBytes(db, row);
    return rows.length > 0;
  });
}

function canGo({ here, upload }: AttachmentRow): boolean {
  return here && upload === undefined;
}

/** Bytes of files that `makeRoom` would free. */
export async function bytesThatCanGo({ attachments }: IntrayDatabase): Promise<number> {
  const rows = await attachments.filter(canGo).toArray();
  return rows.reduce((sum, { size }) => sum + size, 0);
}
