import type { OutboxRow, Store } from './database.js';
import { composedAt, sealEntry } from './enqueue.js';
import { readMeta } from './meta.js';

/** What the server cannot see itself. */
export type AuditKind = 'reply-discarded';

/**
 * An event for the clinic's record of what was done, in ids and times only, queued like a reply; `putEntry` puts it
 * on disk together with what it tells of.
 */
export async function sealAudit(
  store: Store,
  kind: AuditKind,
  conversationId: string,
): Promise<Omit<OutboxRow, 'seq'>> {
  const at = await composedAt(store);
  const device = (await readMeta(store.db, 'install')) ?? 'unknown';
  return sealEntry(store, {
    id: crypto.randomUUID(),
    conversationId,
    kind: 'audit-event',
    body: JSON.stringify({ kind, conversationId, at: new Date(at).toISOString(), device }),
    effect: {},
    composedAt: at,
    delayMs: 0,
  });
}
