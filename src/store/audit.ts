import type { OutboxKind } from '../model/outbox-kind.js';
import type { OutboxRow, Store } from './database.js';
import { composedAt, putEntry, sealEntry } from './enqueue.js';
import { readMeta } from './meta.js';
import { live } from './live.js';
import { entriesIn, entryOf } from './outbox.js';
import { inOneTransaction } from './transaction.js';

/** What the server cannot see itself: that a person threw work away, locked their inbox, or took all of it off this device. */
export type AuditKind = `${OutboxKind | 'draft'}-discarded` | 'locked' | 'unlocked' | 'wiped';

/**
 * An event for the clinic's record of what was done, in ids and times only, queued like a reply; `putEntry` puts it
 * on disk together with what it tells of. An empty `conversationId`: it concerns none.
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
    body: JSON.stringify({
      kind,
      ...(conversationId !== '' && { conversationId }),
      at: new Date(at).toISOString(),
      device,
    }),
    effect: {},
    composedAt: at,
    delayMs: 0,
  });
}

/** Work that the server gave back because its person throws it away, and of which the clinic has not been told. */
function isToTell({ state, withdraw }: Pick<OutboxRow, 'state' | 'withdraw'>): boolean {
  return state === 'withdrawn' && withdraw === 'discard';
}

/**
 * Tells the clinic of all work that ended as its person wished, after the server was asked. A page does it, so that
 * whoever sends needs none of it; two tabs at once tell of it once.
 */
export async function tellDiscarded(store: Store): Promise<void> {
  for (const { id, kind, conversationId } of await discarded(store)) {
    const audit = await sealAudit(store, `${kind}-discarded`, conversationId);
    await inOneTransaction(store, async () => {
      const entry = await entryOf(store.db, id);
      if (entry === undefined || !isToTell(entry)) return;
      await store.db.outbox.put({ ...entry, withdraw: undefined });
      await putEntry(store, audit);
    });
  }
}

/** Tells of it now, and of more as it comes. Returns the way to stop. */
export function followDiscarded(store: Store): () => void {
  return live(
    () => discarded(store),
    (rows) => Promise.resolve(rows),
    {
      next: (rows) => {
        if (rows.length > 0) void tellDiscarded(store).catch(ignore);
      },
      fail: ignore,
    },
  );
}

async function discarded({ db }: Store): Promise<OutboxRow[]> {
  return (await entriesIn(db, 'withdrawn')).filter(isToTell);
}

function ignore(): void {
  // The row says so still: it comes up again at the next change or start.
}
