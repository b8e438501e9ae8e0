import { MINUTE_MS } from '../model/retry-delay.js';
import type { BlobRow, Store } from './database.js';
import { removeBytes } from './file-rows.js';
import { inOneTransaction } from './transaction.js';

/** Nobody takes so long to attach a file; what is younger may still be on its way in. */
const UNFINISHED_MS = 10 * MINUTE_MS;

/** Seals one part of a file; must happen before the transaction that keeps it. */
export async function sealPart(
  store: Store,
  attachmentId: string,
  part: number,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<BlobRow> {
  const sealed = await store.vault.sealBytes('blobs', place(attachmentId, part), bytes);
  return { attachmentId, part, keptAt: store.now(), sealed };
}

/** Undefined: that part is not on this device. Rejects with `UnreadableError` where it is damaged. */
export async function openPart(
  { db, vault }: Store,
  attachmentId: string,
  part: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const row = await db.blobs.get([attachmentId, part]);
  return row && vault.openBytes('blobs', place(attachmentId, part), row.sealed);
}

/** Removes bytes that belong to no file: somebody was interrupted while attaching one. */
export async function sweepOrphans(store: Store): Promise<void> {
  const { db } = store;
  const oldest = store.now() - UNFINISHED_MS;
  await inOneTransaction(store, async () => {
    const keys = await db.blobs.toCollection().primaryKeys();
    const ids = [...new Set(keys.map(([id]) => id))];
    const rows = await db.attachments.bulkGet(ids);
    for (const id of ids.filter((_, at) => rows[at] === undefined)) {
      const first = await db.blobs.get([id, 0]);
      if ((first?.keptAt ?? 0) < oldest) await removeBytes(db, id);
    }
  });
}

function place(attachmentId: string, part: number): string {
  return `${attachmentId}|${part}`;
}
