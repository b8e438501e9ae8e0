import { Dexie } from 'dexie';

import type { OutboxCap } from '../../src/model/outbox-room.js';
import { openStore, type Store } from '../../src/store/database.js';
import type { RunningTime } from '../../src/store/running-time.js';
import { ManualClock } from './manual-clock.js';

const opened: Store[] = [];

export interface TestStoreOptions {
  readonly name?: string;
  readonly userId?: string;
  readonly clock?: ManualClock;
  readonly outboxCap?: OutboxCap;
  readonly time?: RunningTime;
  readonly onBlocked?: () => void;
}

/** A real database of its own, with a key of its own; `deleteTestStores` in `teardown` removes it. */
export async function openTestStore(options: TestStoreOptions = {}): Promise<Store> {
  const { name = `intray-test-${crypto.randomUUID()}`, userId = 'ana-ruiz' } = options;
  const tenantId = 'lakeshore';
  const { now } = options.clock ?? new ManualClock();
  const { outboxCap, time, onBlocked } = options;
  const store = await openStore({
    name,
    userId,
    tenantId,
    outboxCap,
    now,
    time,
    onBlocked,
  });
  opened.push(store);
  return store;
}

export async function deleteTestStores(): Promise<void> {
  for (const store of opened.splice(0)) {
    store.close();
    await Dexie.delete(store.name);
  }
}

/** Resolves with the first view that satisfies `wanted`, then stops watching. */
export function firstView<View>(
  watch: (next: (view: View) => void, fail: (error: unknown) => void) => () => void,
  wanted: (view: View) => boolean = () => true,
): Promise<View> {
  const { promise, resolve, reject } = Promise.withResolvers<View>();
  const stop = watch((view) => {
    if (wanted(view)) resolve(view);
  }, reject);
  return promise.finally(stop);
}
