import { liveQuery, type Subscription } from 'dexie';

import { calmReader } from './calm-reader.js';

export interface Watcher<View> {
  readonly next: (view: View) => void;
  readonly fail: (error: unknown) => void;
}

/** All that is followed in this page or worker. */
const followed = new Set<() => void>();

/** Once the database answers again: what could not be read would else stand still until a row of it changes. */
export function readAllAgain(): void {
  for (const readAgain of [...followed]) readAgain();
}

/**
 * The one door from the store to the screen: `read` runs again whenever a row that it read changes, in any tab
 * or worker, with a rest in between while changes keep coming; `open` then unseals, outside Dexie. A slower, older
 * opening never overwrites a newer one.
 */
export function live<Rows, View>(
  read: () => Promise<Rows>,
  open: (rows: Rows) => Promise<View>,
  { next, fail }: Watcher<View>,
): () => void {
  let started = 0;
  let shown = 0;
  let stopped = false;
  const show = async (rows: Rows): Promise<void> => {
    const turn = ++started;
    try {
      const view = await open(rows);
      if (stopped || turn < shown) return;
      shown = turn;
      next(view);
    } catch (error) {
      if (!stopped && turn >= shown) fail(error);
    }
  };
  const showLate = (rows: Rows): void => void show(rows);
  const readCalmly = calmReader(read, showLate, () => stopped);
  // An async querier: from another kind Dexie may lose sight of what is read after the first await.
  const query = liveQuery(async () => readCalmly());
  const subscribe = (): Subscription =>
    query.subscribe({
      next: (rows) => void show(rows as Rows),
      error: (error: unknown) => {
        if (!stopped) fail(error);
      },
    });
  let subscription = subscribe();
  const readAgain = (): void => {
    subscription.unsubscribe();
    subscription = subscribe();
  };
  followed.add(readAgain);
  return () => {
    stopped = true;
    followed.delete(readAgain);
    subscription.unsubscribe();
  };
}
