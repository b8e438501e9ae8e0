import { del, get, promisifyRequest, update } from 'idb-keyval';

import { StoreSilentError } from '../model/errors.js';
import { withDeadline } from './deadline.js';
import { inDevice, type DevicePerson } from './device.js';
import type { RunningTime } from './running-time.js';

/** Connections of other tabs and workers are given this long to close. */
const DEADLINE_MS = 5_000;

/** Their work stays, sealed; `rememberPerson` ends it. */
export function noteSignedOut(database: string): Promise<void> {
  const mark = (people: readonly DevicePerson[] = []): readonly DevicePerson[] =>
    people.map((person) =>
      person.database === database ? { ...person, signedOut: true } : person,
    );
  return inDevice((record) => update('people', mark, record));
}

/**
 * What is kept of this person on this device can never be read again: their keys go, and their name from the list of
 * who used it, in one step. The rows are left to `removeDatabase`; where that is cut short, the next start goes on.
 */
export function forgetPerson(database: string): Promise<void> {
  return inDevice((record) =>
    record('readwrite', (rows) => {
      rows.delete(`keys ${database}`);
      rows.put(true, `wiping ${database}`);
      const known = rows.get('people') as IDBRequest<readonly DevicePerson[] | undefined>;
      known.onsuccess = () => {
        const others = known.result?.filter((person) => person.database !== database) ?? [];
        rows.put(others, 'people');
      };
      return promisifyRequest(rows.transaction);
    }),
  );
}

/** Removes what `forgetPerson` has left. False: something else still has it open; it goes when that closes. */
export async function removeDatabase(database: string, time?: RunningTime): Promise<boolean> {
  try {
    // Dexie's own would write a warning to the console whenever a worker lets go a moment later.
    await withDeadline(() => promisifyRequest(indexedDB.deleteDatabase(database)), {
      ms: DEADLINE_MS,
      ...(time && { time }),
    });
  } catch (error) {
    if (error instanceof StoreSilentError) return false;
    throw error;
  }
  if (await isThere(database)) return false;
  await inDevice((record) => del(`wiping ${database}`, record));
  return true;
}

/** After a removal that was cut short. False: there was none. */
export async function finishRemoval(database: string): Promise<boolean> {
  const begun = await inDevice((record) => get<true>(`wiping ${database}`, record));
  return begun === true && removeDatabase(database);
}

async function isThere(database: string): Promise<boolean> {
  return (await indexedDB.databases()).some(({ name }) => name === database);
}
