import type { Store } from '../store/database.js';
import { serverNow } from '../store/meta.js';
import { inOneTransaction } from '../store/transaction.js';

/**
 * Remembers, on this computer and for this person only, which lines went into a file, so that a second one can say
 * so: billing twice is the worst error. Rejects with `StorageFullError`, and then no file should be made.
 */
export async function noteBillingExport(
  store: Store,
  { cycle, lineIds }: { readonly cycle: string; readonly lineIds: readonly string[] },
): Promise<void> {
  const { db } = store;
  const at = await serverNow(store);
  const row = { id: crypto.randomUUID(), cycle, at, lineIds };
  const write = async (): Promise<void> => {
    await db.billingExports.put(row);
  };
  await inOneTransaction(store, write, [db.billingExports]);
}
