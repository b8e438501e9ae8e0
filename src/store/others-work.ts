import { isListed, isUnfinished, type OutboxEntry } from '../model/outbox-entry.js';
import { peopleOfDevice, type DevicePerson } from './device.js';

/** Whose queued work waits on this device until they sign in; a colleague's name, and nothing of a patient. */
export interface WaitingOfOther {
  readonly name: string;
  readonly items: number;
}

/** Of everybody else at the same clinic address who has used this device, the last one first. Reads only the clear part. */
export async function workOfOthers(own: DevicePerson): Promise<WaitingOfOther[]> {
  const there = new Set((await indexedDB.databases()).map(({ name }) => name));
  const others = (await peopleOfDevice()).filter(
    ({ backendUrl, database }) =>
      backendUrl === own.backendUrl && database !== own.database && there.has(database),
  );
  const found: WaitingOfOther[] = [];
  for (const { name, database } of others) found.push({ name, items: await itemsIn(database) });
  return found.filter(({ items }) => items > 0);
}

/** Without its key and as it stands: another version's database is neither upgraded nor kept open. */
async function itemsIn(database: string): Promise<number> {
  const db = await openAsItIs(database);
  if (db === undefined) return 0;
  try {
    if (!db.objectStoreNames.contains('outbox')) return 0;
    const rows = await settled(
      db.transaction('outbox').objectStore('outbox').getAll() as IDBRequest<OutboxEntry[]>,
    );
    return rows.filter((entry) => isUnfinished(entry) && isListed(entry)).length;
  } finally {
    db.close();
  }
}

/** Undefined: it has gone since it was listed, and must not be made anew. */
async function openAsItIs(database: string): Promise<IDBDatabase | undefined> {
  const request = indexedDB.open(database);
  request.onupgradeneeded = () => request.transaction?.abort();
  try {
    return await settled(request);
  } catch (error) {
    if (request.error?.name === 'AbortError') return undefined;
    throw error;
  }
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(new Error('Another person’s outbox does not open.', { cause: request.error }));
    };
  });
}
