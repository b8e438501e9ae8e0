import { isDeleted } from '../model/attachment.js';
import type { Store } from '../store/database.js';
import { asKept } from '../store/file-rows.js';
import { serverNow } from '../store/meta.js';
import { inOneTransaction } from '../store/transaction.js';

/**
 * Asks for the bytes of a received file; they come, sealed, when there is a connection, and `openFile` then gives
 * them. Asked again, what went wrong is tried once more. False where there is nothing to ask for: they are here,
 * on their way up, or deleted.
 */
export async function downloadFile(store: Store, fileId: string): Promise<boolean> {
  const now = await serverNow(store);
  return inOneTransaction(store, async () => {
    const row = await store.db.attachments.get(fileId);
    if (row === undefined || row.here || row.upload || isDeleted(row, now)) return false;
    const wantedAt = Math.max(store.now(), (row.wantedAt ?? 0) + 1);
    await store.db.attachments.put(asKept({ ...row, arrived: 0, wantedAt, trouble: undefined }));
    return true;
  });
}
