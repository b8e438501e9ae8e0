import { createStore, del, get, update, type UseStore } from 'idb-keyval';

import { StoreSilentError } from '../model/errors.js';
import { withDeadline } from './deadline.js';
import { sha256Of } from './digest.js';

/**
 * What lives outside a user's database, in `intray-device`: the device key, and for each person where their
 * database and its wrapped key are. It is also how the service worker learns what to push.
 */
export interface DevicePerson {
  /** Name of the database; the key of this record. */
  readonly database: string;
  /** Absolute. */
  readonly backendUrl: string;
  readonly tenantId: string;
  readonly userId: string;
  readonly name: string;
  /** Set where the page must add headers or brings its own backend: then no worker sends alone. */
  readonly needsPage: boolean;
  /** Moves the clock of tests and demonstrations; 0 in a clinic. */
  readonly clockOffsetMs: number;
  /** They have signed out and left work here: nobody opens or sends it before the same person signs in again. */
  readonly signedOut?: true | undefined;
  /** They have locked their inbox: nobody opens or sends it before it is unlocked. */
  readonly locked?: Locked | undefined;
}

export interface Locked {
  /** What waited to be sent then: the lock screen says so without opening anything. */
  readonly waiting: number;
}

export interface PersonKeys {
  /** The data key, wrapped by the device key. */
  readonly wrapped: Uint8Array<ArrayBuffer>;
  /** Also in the database itself: one without the other means that local data was removed. */
  readonly installMark: string;
  /** The database has been seen with its mark, so one without it is another, empty one. */
  readonly marked?: boolean;
}

const DEADLINE_MS = 5_000;

let opened: UseStore | undefined;

/** Opened anew, once, where it does not answer; everything here may run twice. */
export async function inDevice<Result>(
  work: (record: UseStore) => Promise<Result>,
): Promise<Result> {
  const once = (): Promise<Result> =>
    withDeadline(() => work((opened ??= createStore('intray-device', 'device'))), {
      ms: DEADLINE_MS,
    });
  try {
    return await once();
  } catch (error) {
    if (!(error instanceof StoreSilentError)) throw error;
    opened = undefined;
    return once();
  }
}

/** `intray-` and the first 32 hex digits of SHA-256 of backend address, tenant and user. */
export async function databaseName(
  backendUrl: string,
  tenantId: string,
  userId: string,
): Promise<string> {
  const text = new TextEncoder().encode([backendUrl, tenantId, userId].join('\n'));
  return `intray-${(await sha256Of(text)).slice(0, 32)}`;
}

/** The key that never leaves this device; made once, whichever tab comes first. */
export async function deviceKey(): Promise<CryptoKey> {
  const known = await inDevice((record) => get<CryptoKey>('device-key', record));
  return known ?? keepFirst('device-key', await makeDeviceKey());
}

function makeDeviceKey(): Promise<CryptoKey> {
  const algorithm = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.generateKey(algorithm, false, ['wrapKey', 'unwrapKey']);
}

export function findKeys(database: string): Promise<PersonKeys | undefined> {
  return inDevice((record) => get<PersonKeys>(`keys ${database}`, record));
}

export function noteMarked(database: string): Promise<void> {
  const mark = (keys: PersonKeys | undefined): PersonKeys => {
    if (keys === undefined) throw new Error('There are no keys.');
    return { ...keys, marked: true };
  };
  return inDevice((record) => update(`keys ${database}`, mark, record));
}

/** The database of these keys can never be read again. */
export function forgetKeys(database: string): Promise<void> {
  return inDevice((record) => del(`keys ${database}`, record));
}

/** Whoever writes first wins; everybody gets what is kept. */
export async function keepKeys(database: string, mine: PersonKeys): Promise<PersonKeys> {
  // A removal before them has come to its end: what is lost from now on was not meant to go.
  await inDevice((record) => del(`wiping ${database}`, record));
  return keepFirst(`keys ${database}`, mine);
}

/**
 * Notes who uses this device, newest first; the first is whom the service worker pushes for. Gives the person as noted:
 * a lock stays, also one of this very moment.
 */
export async function rememberPerson(person: DevicePerson): Promise<DevicePerson> {
  let noted = person;
  const first = (people: readonly DevicePerson[] = []): readonly DevicePerson[] => {
    const locked = people.find(({ database }) => database === person.database)?.locked;
    noted = { ...person, locked };
    return [noted, ...people.filter(({ database }) => database !== person.database)];
  };
  await inDevice((record) => update('people', first, record));
  return noted;
}

/** Nothing of theirs leaves before they are back. */
export function isAway({ signedOut, locked }: DevicePerson): boolean {
  return signedOut === true || locked !== undefined;
}

/** Undefined: this person's inbox is not locked. */
export async function lockOf(database: string): Promise<Locked | undefined> {
  return (await peopleOfDevice()).find((person) => person.database === database)?.locked;
}

/** Locks a person's inbox on this device, or unlocks it. False: it was so already. */
export async function noteLock(database: string, locked: Locked | undefined): Promise<boolean> {
  let isNews = false;
  const mark = (people: readonly DevicePerson[] = []): readonly DevicePerson[] =>
    people.map((person) => {
      if (person.database !== database) return person;
      isNews = (person.locked === undefined) !== (locked === undefined);
      return isNews ? { ...person, locked } : person;
    });
  await inDevice((record) => update('people', mark, record));
  return isNews;
}

/** Everybody who has used this device, the last one first. */
export async function peopleOfDevice(): Promise<readonly DevicePerson[]> {
  return (await inDevice((record) => get<readonly DevicePerson[]>('people', record))) ?? [];
}

/** Two tabs that both get-then-set leave one of them with a useless key (measured: 6 of 10 first starts). */
async function keepFirst<Value>(key: string, mine: Value): Promise<Value> {
  await inDevice((record) => update<Value>(key, (old) => old ?? mine, record));
  const kept = await inDevice((record) => get<Value>(key, record));
  if (kept === undefined) throw new Error('The device record was not kept.');
  return kept;
}
