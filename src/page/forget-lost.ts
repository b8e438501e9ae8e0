import type { DevicePerson } from '../store/device.js';
import { forgetLostStore } from '../store/lost-store.js';
import { forgetMark } from './outside-mark.js';

/** Removes what is left of a person's data that were lost: they have been told. */
export async function forgetLost(person: DevicePerson): Promise<void> {
  forgetMark(person.database);
  await forgetLostStore(person);
}
