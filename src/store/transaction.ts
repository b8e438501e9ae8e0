import { Dexie, type Table } from 'dexie';

import { StorageFullError } from '../model/errors.js';
import type { Store } from './database.js';
import { makeRoom } from './make-room.js';

/*
 * Dexie follows `await` through a transaction only where the scope itself is an async function, and where async
 * functions inside it are awaited one after another: otherwise it commits early, now and then (measured).
 */

/**
 * One transaction, over every table or those named, all or nothing. On a full disk it is tried again as long as
 * something leaves that can be fetched again; what ends in `StorageFullError` has no room without all of it either.
 */
export async function inOneTransaction<Result>(
  { db }: Pick<Store, 'db'>,
  work: () => Promise<Result>,
  tables: readonly Table[] = db.tables,
): Promise<Result> {
  for (;;) {
    try {
      return await db.guard.transaction('rw', tables, work);
    } catch (error) {
      if (!isStorageFull(error)) throw error;
      // The disk may not even take what letting go writes.
      const freed = !isPartOfAnother() && (await makeRoom(db).catch(() => false));
      if (!freed) throw new StorageFullError('The device is full.', { cause: error });
    }
  }
}

/** Then all of it is undone, and whoever began it tries again. Dexie's types say that there always is one. */
function isPartOfAnother(): boolean {
  return (Dexie.currentTransaction as unknown) !== null;
}

/** One moment of the store: a reply never stands in the outbox and in the thread, or in neither. */
export function snapshot<Rows>({ db }: Store, read: () => Promise<Rows>): Promise<Rows> {
  return db.guard.transaction('r', db.tables, read);
}

/**
 * Chromium reports a full disk as AbortError with the quota error inside (measured). Where a write itself is refused,
 * and it was one of several rows, Dexie lists what they failed of.
 */
export function isStorageFull(error: unknown): boolean {
  if (error instanceof StorageFullError) return true;
  const { name, inner, failures } = error as {
    name?: unknown;
    inner?: unknown;
    failures?: unknown;
  };
  if (name === 'QuotaExceededError') return true;
  if (Array.isArray(failures)) return failures.some(isStorageFull);
  return typeof inner === 'object' && inner !== null && isStorageFull(inner);
}
