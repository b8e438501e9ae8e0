import { Dexie } from 'dexie';

import { LocalDataRemovedError } from '../model/errors.js';
import { openStoreOf } from './database.js';
import { forgetKeys, type DevicePerson } from './device.js';
import { withShortLock } from './short-lock.js';

/** Removes a database whose rows or keys are lost; keys first, so that nothing is ever left half. */
export async function forgetStore(name: string): Promise<void> {
  await forgetKeys(name);
  await Dexie.delete(name);
}

/** Removes what is left of a database that is lost; one that another tab has begun anew meanwhile stays. */
export async function forgetLostStore(person: DevicePerson): Promise<void> {
  await withShortLock(`intray-anew:${person.database}`, async () => {
    try {
      (await openStoreOf(person)).close();
    } catch (error) {
      if (error instanceof LocalDataRemovedError) await forgetStore(person.database);
    }
  });
}
