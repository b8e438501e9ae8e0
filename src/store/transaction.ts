import type { Table } from 'dexie';

import { StorageFullError } from '../model/errors.js';
import type { Store } from './database.js';

/*
 * Dexie follows `await` through a transaction only where the scope itself is an async function, and where async
 * functions inside it are awaited one after another: otherwise it commits early, now and then (measured).
 */

/** One transaction, over every table or those named, all or nothing; a full disk ends in `StorageFullError`. */
export async function inOneTransaction<Result>(
  { db }: Pick<Store, 'db'>,
  work: () => Promise<Result>,
  tables: readonly Table[] = db.tables,
): Promise<Result> {
  try {
    return await db.guard.transaction('rw', tables, work);
  } catch (error) {
    if (isStorageFull(error)) throw new StorageFullError('The device is full.', { cause: error });
    throw error;
  }
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
