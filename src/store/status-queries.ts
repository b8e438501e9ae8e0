import type { OutboxEntry } from '../model/outbox-entry.js';
import type { IntrayDatabase, Store } from './database.js';
import { live, type Watcher } from './live.js';
import { readSync, type SyncState } from './meta.js';
import { entriesIn, unfinishedEntries } from './outbox.js';
import { SharedView } from './shared-view.js';

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

const unfinishedViews = new WeakMap<IntrayDatabase, SharedView<readonly OutboxEntry[]>>();

/**
 * Follows the clear part of everything queued, for whoever decides when to send. One reading for all who do: of a
 * long queue it is a heavy one.
 */
export function watchUnfinished(
  { db }: Pick<Store, 'db'>,
  next: (entries: readonly OutboxEntry[]) => void,
  fail: (error: unknown) => void,
): () => void {
  const view =
    unfinishedViews.get(db) ?? new SharedView((watcher) => followUnfinished(db, watcher));
  unfinishedViews.set(db, view);
  return view.watch({ next, fail });
}

function followUnfinished(
  db: IntrayDatabase,
  watcher: Watcher<readonly OutboxEntry[]>,
): () => void {
  return live(
    () => unfinishedEntries(db),
    (rows) => Promise.resolve(rows),
    watcher,
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
