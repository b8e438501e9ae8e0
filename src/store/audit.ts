import type { OutboxKind } from '../model/outbox-kind.js';
import type { OutboxRow, Store } from './database.js';
import { composedAt, putEntry, sealEntry } from './enqueue.js';
import { readMeta } from './meta.js';
import { entriesIn, entryOf } from './outbox.js';
import { inOneTransaction } from './transaction.js';

/** What the server cannot see itself: that a person threw queued work away. */
export type AuditKind = `${OutboxKind}-discarded`;

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

/** Work that the server gave back because its person throws it away, and of which the clinic has not been told. */
export function isToTell({ state, withdraw }: Pick<OutboxRow, 'state' | 'withdraw'>): boolean {
  return state === 'withdrawn' && withdraw === 'discard';
}

/**
 * Tells the clinic of all work that ended as its person wished, after the server was asked. The page runs it, at
 * start and when the outbox changes, so that whoever sends needs none of it; two tabs at once tell of it once.
 */
export async function tellDiscarded(store: Store): Promise<void> {
  const gone = (await entriesIn(store.db, 'withdrawn')).filter(isToTell);
  for (const { id, kind, conversationId } of gone) {
    const audit = await sealAudit(store, `${kind}-discarded`, conversationId);
    await inOneTransaction(store, async () => {
      const entry = await entryOf(store.db, id);
      if (entry === undefined || !isToTell(entry)) return;
      await store.db.outbox.put({ ...entry, withdraw: undefined });
      await putEntry(store, audit);
    });
  }
}
