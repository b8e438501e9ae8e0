import { liveQuery } from 'dexie';

import { CalmReader } from './calm-reader.js';

export interface Watcher<View> {
  readonly next: (view: View) => void;
  readonly fail: (error: unknown) => void;
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
  const reader = new CalmReader(read, (rows) => {
    if (!stopped) void show(rows);
  });
  // An async querier: from another kind Dexie may lose sight of what is read after the first await.
  const subscription = liveQuery(async () => reader.read()).subscribe({
    next: (rows) => void show(rows as Rows),
    error: (error: unknown) => {
      if (!stopped) fail(error);
    },
  });
  return () => {
    stopped = true;
    reader.stop();
    subscription.unsubscribe();
  };
}
