import { Dexie, type Table } from 'dexie';

import { StorageFullError } from '../model/errors.js';
import type { Store } from './database.js';
import { makeRoom } from './make-room.js';

/*
 * Dexie follows `await` through a transaction only where the scope itself is an async function, and where async
 * functions inside it are awaited one after another: otherwise it commits early, now and then (measured).
 */

/**
 * One transaction, over every table or those named, all or nothing. On a full disk it is tried once more after
 * files that can be fetched again have left; what ends in `StorageFullError` has no room without them either.
 */
export async function inOneTransaction<Result>(
  { db }: Pick<Store, 'db'>,
  work: () => Promise<Result>,
  tables: readonly Table[] = db.tables,
): Promise<Result> {
  const attempt = (): Promise<Result> => db.guard.transaction('rw', tables, work);
  try {
    return await attempt().catch(async (error: unknown) => {
      if (!isStorageFull(error) || isPartOfAnother() || !(await makeRoom(db))) throw error;
      return attempt();
    });
  } catch (error) {
    if (isStorageFull(error)) throw new StorageFullError('The device is full.', { cause: error });
    throw error;
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

/** Chromium reports a full disk as AbortError with the quota error inside (measured). */
export function isStorageFull(error: unknown): boolean {
  if (error instanceof StorageFullError) return true;
  const { name, inner } = error as { name?: unknown; inner?: unknown };
  if (name === 'QuotaExceededError') return true;
  return typeof inner === 'object' && inner !== null && isStorageFull(inner);
}
