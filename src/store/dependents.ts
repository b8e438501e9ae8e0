import type { IntrayDatabase, OutboxRow } from './database.js';
import { unfinishedOf } from './outbox.js';

type Required = Pick<OutboxRow, 'id' | 'conversationId'>;

/**
 * What must not happen without work that was taken back goes with it: nothing is filed or closed for a reply that
 * never left, nothing is closed for a copy that is not in the record. In the transaction that took it back.
 */
export async function withdrawDependents(db: IntrayDatabase, required: Required): Promise<void> {
  for (const entry of await dependentsOf(db, required)) {
    const { sealed, sealedDetail, lease, ...kept } = entry;
    await db.outbox.put({ ...kept, state: 'withdrawn' });
  }
}

/** All that waits for this entry, for what waits for it, and so on. */
export async function dependentsOf(
  db: IntrayDatabase,
  { id, conversationId }: Required,
): Promise<OutboxRow[]> {
  const unfinished = await unfinishedOf(db, conversationId);
  const ids = new Set([id]);
  // Whoever waits was queued after what it waits for.
  return unfinished.filter((entry) => {
    const depends = entry.requires !== undefined && ids.has(entry.requires);
    if (depends) ids.add(entry.id);
    return depends;
  });
}
