import type { OutboxEntry } from '../model/outbox-entry.js';
import type { Store } from './database.js';
import { live } from './live.js';
import { readSync, type SyncState } from './meta.js';
import { entriesIn, unfinishedEntries } from './outbox.js';

/** Follows how far this device follows the server. */
export function watchSync(
  store: Store,
  next: (sync: SyncState) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () => readSync(store.db),
    (sync) => Promise.resolve(sync),
    { next, fail },
  );
}

/** Follows the clear part of everything queued, for whoever decides when to send. */
export function watchUnfinished(
  store: Store,
  next: (entries: readonly OutboxEntry[]) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () => unfinishedEntries(store.db),
    (rows) => Promise.resolve(rows),
    { next, fail },
  );
}

/** Follows replies that the server has taken back and whose text belongs into a draft again. */
export function watchWithdrawn(
  store: Store,
  next: (entries: readonly OutboxEntry[]) => void,
  fail: (error: unknown) => void,
): () => void {
  const read = async (): Promise<OutboxEntry[]> =>
    (await entriesIn(store.db, 'withdrawn')).filter(
      ({ withdraw, sealed }) => withdraw === 'edit' && sealed !== undefined,
    );
  return live(read, (rows) => Promise.resolve(rows), { next, fail });
}
