import { LocalDataRemovedError } from '../model/errors.js';
import { SECOND_MS } from '../model/retry-delay.js';
import { PersonSession, type PersonSessionOptions } from './person-session.js';
import { signingOut } from './signing-out.js';

/** Tabs of older code are given this long to let go of the database. */
const OTHER_TABS_MS = 3 * SECOND_MS;

/**
 * Opens a person's inbox on this device; `onOtherTabs`: it waits for tabs of older code, which somebody has to close.
 * Rejects where this device cannot keep it, or has lost it.
 */
export async function openPerson(
  options: Omit<PersonSessionOptions, 'onBlocked'>,
  onOtherTabs: () => void,
): Promise<PersonSession> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onBlocked = (): void => {
    timer = setTimeout(onOtherTabs, OTHER_TABS_MS);
  };
  try {
    return await PersonSession.open({ ...options, onBlocked });
  } catch (error) {
    const wasCutShort = error instanceof LocalDataRemovedError && (await endRemoval(options));
    if (wasCutShort) return await openPerson(options, onOtherTabs);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** A sign-out that was cut short has lost nothing: what it left goes first. */
async function endRemoval({ person }: Pick<PersonSessionOptions, 'person'>): Promise<boolean> {
  return (await signingOut()).endRemoval(person.database);
}
