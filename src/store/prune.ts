import { isUnfinished } from '../model/outbox-entry.js';
import { DAY_MS } from '../model/retry-delay.js';
import type { Store } from './database.js';
import { inOneTransaction } from './transaction.js';

const REMEMBERED_MS = 30 * DAY_MS;

/** Lets go of tombstones that no late answer can need any more: of deleted rows, and of settled work. */
export function prune(store: Store): Promise<void> {
  const { db } = store;
  const oldest = store.now() - REMEMBERED_MS;
  return inOneTransaction(store, async () => {
    await db.tombstones.where('at').below(oldest).delete();
    await db.outbox.filter((entry) => !isUnfinished(entry) && entry.composedAt < oldest).delete();
  });
}
