import type { IntrayDatabase, OutboxRow } from './database.js';
import { unfinishedOf } from './outbox.js';

/**
 * What must not happen without work that was taken back goes with it: nothing is filed or closed for a reply that
 * never left, nothing is closed for a copy that is not in the record. In the transaction that took it back.
 */
export async function withdrawDependents(
  db: IntrayDatabase,
  { id, conversationId }: Pick<OutboxRow, 'id' | 'conversationId'>,
): Promise<void> {
  const unfinished = await unfinishedOf(db, conversationId);
  for (const entry of unfinished.filter(({ requires }) => requires === id)) {
    const { sealed, sealedDetail, lease, ...kept } = entry;
    await db.outbox.put({ ...kept, state: 'withdrawn' });
    await withdrawDependents(db, entry);
  }
}
