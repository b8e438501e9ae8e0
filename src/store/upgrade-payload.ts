import { isOutdated } from '../model/outbox-entry.js';
import type { OutboxRow, Store } from './database.js';
import { openPayload, sealPayload } from './outbox.js';
import { hold, stillOurs, type TakenRow } from './outbox-lease.js';
import { inOneTransaction } from './transaction.js';

/**
 * Seals an entry that was never attempted in the shape of today; `taken` for that, which is no attempt. True: it can
 * leave. False: it is not ours any more, a file was taken out of it meanwhile, or nobody can read it and a person decides.
 */
export async function upgradePayload(store: Store, taken: TakenRow): Promise<boolean> {
  const words = await sealedAnew(store, taken);
  return inOneTransaction(store, async () => {
    const entry = await stillOurs(store, taken);
    if (entry === undefined) return false;
    if (words === undefined) {
      await hold(store, entry, { reason: 'unreadable' });
      return false;
    }
    const isSame = String(entry.sealed) === String(taken.sealed);
    await store.db.outbox.put({ ...entry, ...(isSame && words), lease: undefined });
    return isSame;
  });
}

/** What changes of it; undefined: it does not open, or its step fails. */
async function sealedAnew(store: Store, taken: TakenRow): Promise<Partial<OutboxRow> | undefined> {
  // Attempted meanwhile, or upgraded by another.
  if (!isOutdated(taken)) return {};
  try {
    return await sealPayload(store, taken.id, await openPayload(store, taken));
  } catch {
    return undefined;
  }
}
