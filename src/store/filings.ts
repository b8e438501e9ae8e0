import { newestOf } from '../model/record-copy.js';
import { SECOND_MS } from '../model/retry-delay.js';
import type { OutboxRow, Store } from './database.js';
import { showAgain } from './outbox.js';

/** A server may stamp the copy a moment before the answer that ordered it. */
const TOLERANCE_MS = 5 * SECOND_MS;

/**
 * Settles record copies that the portal's server was asked to file, once a row says how that ended. In the
 * transaction that wrote the rows of the conversations whose unfinished work this is.
 */
export async function settleFilings(store: Store, unfinished: readonly OutboxRow[]): Promise<void> {
  for (const entry of unfinished)
    if (entry.state === 'waiting' && entry.needs === 'filing') await settleFiling(store, entry);
}

async function settleFiling(store: Store, entry: OutboxRow): Promise<void> {
  const { db } = store;
  const { conversationId, acceptedAt = 0, record } = entry;
  const row = await db.conversations.get(conversationId);
  const since = acceptedAt - TOLERANCE_MS;
  const copy = record && newestOf(row?.recordCopies ?? [], { system: record.system, since });
  if (copy === undefined || copy.state === 'pending') return;
  const told: OutboxRow = { ...entry, needs: undefined };
  await db.outbox.put(
    copy.state === 'filed'
      ? { ...told, state: 'accepted', sealed: undefined }
      : { ...told, state: 'refused', lastError: { reason: 'not-filed' } },
  );
  await showAgain(store, conversationId);
}
