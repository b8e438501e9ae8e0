import { Dexie } from 'dexie';

import { isDeleted } from '../model/attachment.js';
import type { FileTrouble } from '../model/file-transfer.js';
import type { AttachmentRow, BlobRow, IntrayDatabase, Store } from './database.js';
import { asKept, removeBytes } from './file-rows.js';
import { live } from './live.js';
import { serverNow } from './meta.js';
import { inOneTransaction } from './transaction.js';

/** A file whose bytes somebody asked for. */
export type WantedRow = AttachmentRow & { readonly wantedAt: number };

/** Files whose bytes somebody asked for, in the order of asking. */
export async function wantedFiles(db: IntrayDatabase): Promise<WantedRow[]> {
  const rows = await db.attachments.where('wantedAt').between(Dexie.minKey, Dexie.maxKey).toArray();
  return rows.filter((row): row is WantedRow => row.wantedAt !== undefined);
}

/** Follows them, for whoever fetches. */
export function watchWanted(
  store: Store,
  next: (rows: readonly WantedRow[]) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () => wantedFiles(store.db),
    (rows) => Promise.resolve(rows),
    { next, fail },
  );
}

/** Asks for a file's bytes. False: they are here, on their way up, or deleted. */
export async function wantFile(store: Store, fileId: string): Promise<boolean> {
  const now = await serverNow(store);
  return inOneTransaction(store, async () => {
    const row = await store.db.attachments.get(fileId);
    if (row === undefined || row.here || row.upload || isDeleted(row, now)) return false;
    const wantedAt = Math.max(store.now(), (row.wantedAt ?? 0) + 1);
    await store.db.attachments.put(asKept({ ...row, arrived: 0, wantedAt, trouble: undefined }));
    return true;
  });
}

/** Lets go of bytes of a received file that do not open any more. */
export function dropSpoilt(store: Store, fileId: string): Promise<void> {
  return inOneTransaction(store, async () => {
    const row = await store.db.attachments.get(fileId);
    if (row?.here !== true || row.upload) return;
    await removeBytes(store.db, fileId);
    await store.db.attachments.put(
      asKept({ ...row, here: false, arrived: 0, trouble: 'spoilt-here' }),
    );
  });
}

/** Keeps a part that has come; false: nobody wants the file any more, and nothing is kept. */
export function keepArrived(
  store: Store,
  wanted: WantedRow,
  part: BlobRow,
  arrived: number,
): Promise<boolean> {
  return whileWanted(store, wanted, async (row) => {
    await store.db.blobs.put(part);
    await store.db.attachments.put(asKept({ ...row, arrived }));
  });
}

/** All bytes are here, and they are the right ones. */
export function finishArrived(store: Store, wanted: WantedRow): Promise<boolean> {
  return whileWanted(store, wanted, async ({ size, ...row }) => {
    const done = { here: true, arrived: size, wantedAt: undefined, trouble: undefined };
    const hereSince = store.now();
    await store.db.attachments.put(asKept({ ...row, size, ...done, hereSince }));
  });
}

/** What has come is thrown away, to be asked for again from the start; the wish stays. */
export function dropArrived(store: Store, wanted: WantedRow): Promise<boolean> {
  return whileWanted(store, wanted, async (row) => {
    await removeBytes(store.db, row.id);
    if (row.arrived > 0) await store.db.attachments.put(asKept({ ...row, arrived: 0 }));
  });
}

/** The wish ends without its bytes; what the server said of the file is noted with it. */
export function endWish(
  store: Store,
  wanted: WantedRow,
  said: { readonly trouble?: FileTrouble; readonly deletedAt?: number },
): Promise<boolean> {
  return whileWanted(store, wanted, async (row) => {
    await removeBytes(store.db, row.id);
    await store.db.attachments.put(asKept({ ...row, ...said, arrived: 0, wantedAt: undefined }));
  });
}

/** A person may have let go of the file, and asked for it anew, while it was on its way. */
function whileWanted(
  store: Store,
  { id, wantedAt }: WantedRow,
  work: (row: AttachmentRow) => Promise<void>,
): Promise<boolean> {
  const { attachments, blobs } = store.db;
  return inOneTransaction(store, async () => {
    const row = await attachments.get(id);
    if (row?.wantedAt !== wantedAt) return false;
    await work(row);
    return true;
  }, [attachments, blobs]);
}
