import { removeBytes } from '../store/blobs.js';
import type { Store } from '../store/database.js';
import { asKept } from '../store/file-rows.js';
import { inOneTransaction } from '../store/transaction.js';

/**
 * Lets go of the bytes of a received file that do not open any more, and notes why, so that they can be asked for
 * anew. What is on its way up from here stays: nobody else has it.
 */
export function dropSpoiltFile(store: Store, fileId: string): Promise<void> {
  return inOneTransaction(store, async () => {
    const row = await store.db.attachments.get(fileId);
    if (row?.here !== true || row.upload) return;
    await removeBytes(store.db, fileId);
    await store.db.attachments.put(
      asKept({ ...row, here: false, arrived: 0, trouble: 'spoilt-here' }),
    );
  });
}
