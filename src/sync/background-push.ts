import {
  isLocked,
  isSendable,
  isSignedOut,
  needsPerson,
  type OutboxEntry,
} from '../model/outbox-entry.js';
import { openStoreOf, type Store } from '../store/database.js';
import { isAway, peopleOfDevice, type DevicePerson } from '../store/device.js';
import { beginNewLogs } from '../store/new-log.js';
import { unfinishedEntries } from '../store/outbox.js';
import { HttpPushBackend } from './http-push-backend.js';
import { identityOnly } from './identity-only.js';
import { oneAtATime } from './one-at-a-time.js';
import { drain, type DrainOptions } from './push.js';
import { mergeDrains } from './sync-runner.js';

/** An undo window, or a short back-off, is worth staying awake for. */
const WORTH_WAITING_MS = 30_000;

const owner = crypto.randomUUID();
const pushes = new Map<string, (options: DrainOptions) => Promise<void>>();

/** Sends a person's queued work where a page of theirs asks. */
export async function pushFor(database: string, options: DrainOptions): Promise<void> {
  const person = (await peopleOfDevice()).find((one) => one.database === database);
  if (person) await pushOnce(person, options);
}

/**
 * Sends queued work with no page open, for the last person of this device and nobody else. Stays awake for
 * what is due soon, and rejects while something is left that can still be sent, so that the browser asks again.
 */
export async function pushOnSync(): Promise<void> {
  const [person] = await peopleOfDevice();
  if (person === undefined || !sendsAlone(person)) return;
  await pushOnce(person, { eager: true });
  if (await isDueSoon(person)) await pushOnce(person, {});
  if ((await workLeft(person)).length > 0) throw new Error('Queued work is left.');
}

async function pushOnce(person: DevicePerson, options: DrainOptions): Promise<void> {
  const { database } = person;
  const push = pushes.get(database) ?? oneAtATime((one) => drainFor(database, one), mergeDrains);
  pushes.set(database, push);
  await push(options);
}

/** The device record is read anew each time: a page may have changed what it says of the person. */
async function drainFor(database: string, options: DrainOptions): Promise<void> {
  const person = (await peopleOfDevice()).find((one) => one.database === database);
  if (person === undefined || !sendsAlone(person)) return;
  const backend = new HttpPushBackend({ url: person.backendUrl });
  await withStore(person, (store) => drain({ store, backend, owner, door: identityOnly }, options));
}

/** Not for somebody who has signed out or locked their inbox, until they are back. */
function sendsAlone(person: DevicePerson): boolean {
  return !person.needsPage && !isAway(person);
}

/** Resolves with true once the next entry is due, with false where none is soon. */
async function isDueSoon(person: DevicePerson): Promise<boolean> {
  const now = Date.now() + person.clockOffsetMs;
  const delays = (await workLeft(person)).map(({ nextAt }) => nextAt - now);
  const soonest = Math.min(...delays.filter((delay) => delay < WORTH_WAITING_MS));
  if (!Number.isFinite(soonest)) return false;
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, soonest)));
  return true;
}

/** What a machine can still send; what only a person can settle is not left for the browser to repeat. */
function workLeft(person: DevicePerson): Promise<OutboxEntry[]> {
  return withStore(person, async ({ db }) =>
    (await unfinishedEntries(db)).filter(
      (entry) =>
        isSendable(entry) &&
        !isSignedOut(entry) &&
        !isLocked(entry) &&
        (!needsPerson(entry) || entry.withdraw !== undefined),
    ),
  );
}

async function withStore<Result>(
  person: DevicePerson,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openStoreOf(person);
  beginNewLogs(store.db);
  try {
    return await work(store);
  } finally {
    store.close();
  }
}
