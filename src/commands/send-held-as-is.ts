import { sentAsItIs } from '../model/outbox-decision.js';
import { isOfNewer } from '../model/outbox-entry.js';
import type { BasedOn } from '../model/reply-options.js';
import type { OutboxRow, Store } from '../store/database.js';
import { dependentsOf } from '../store/dependents.js';
import { inOneTransaction } from '../store/transaction.js';
import { entryOf, openAsSealed, showAgain } from '../store/outbox.js';

/**
 * Sends held work after all: the same id and words, based on what is on the screen now, so that the server
 * holds it again if somebody writes meanwhile. A closing that waits for it is based on the same: the person has seen
 * what came, and wants both. Does nothing where it is not held any more, or only a newer version can read it.
 */
export async function sendHeldAsIs(store: Store, entryId: string, basedOn: BasedOn): Promise<void> {
  const held = await entryOf(store.db, entryId);
  if (held?.state !== 'held' || isOfNewer(held)) return;
  const sealed = await sealAnew(store, held, basedOn);
  const dependents = await dependentsOf(store.db, held);
  const closings = dependents.filter((row) => row.kind === 'status-change' && !isOfNewer(row));
  const closingsAnew = await Promise.all(
    closings.map(async (row) => ({ row, sealed: await sealAnew(store, row, basedOn) })),
  );
  await inOneTransaction(store, async () => {
    const entry = await entryOf(store.db, entryId);
    const again = entry && sentAsItIs(entry, store.now());
    if (again === undefined) return;
    await store.db.outbox.put({ ...again, sealed });
    for (const closing of closingsAnew) await putUnchanged(store, closing);
    await showAgain(store, again.conversationId);
  });
}

/** In the shape that it has: of the bytes that the server may have seen only the basis changes. */
async function sealAnew(
  store: Store,
  row: OutboxRow,
  basedOn: BasedOn,
): Promise<OutboxRow['sealed']> {
  const payload = await openAsSealed(store, row);
  const body = JSON.stringify({ ...(JSON.parse(payload.body) as object), basedOn });
  return store.vault.seal('outbox', row.id, { ...payload, body }, row.payloadVersion);
}

/** A closing that was taken back or tried meanwhile stays as it is now. */
async function putUnchanged(
  { db }: Store,
  { row, sealed }: { readonly row: OutboxRow; readonly sealed: OutboxRow['sealed'] },
): Promise<void> {
  const now = await entryOf(db, row.id);
  if (now !== undefined && String(now.sealed) === String(row.sealed))
    await db.outbox.put({ ...now, sealed });
}
