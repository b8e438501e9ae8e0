import type { Store } from '../store/database.js';
import { asKept, removeBytes } from '../store/file-rows.js';
import { inOneTransaction } from '../store/transaction.js';

/** Lets go of a file that is being fetched; what has come of it is thrown away. One that is here stays. */
export function cancelDownload(store: Store, fileId: string): Promise<void> {
  return inOneTransaction(store, async () => {
    const row = await store.db.attachments.get(fileId);
    if (row?.wantedAt === undefined) return;
    await removeBytes(store.db, fileId);
    await store.db.attachments.put(asKept({ ...row, arrived: 0, wantedAt: undefined }));
  });
}
