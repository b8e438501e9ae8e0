import { isUnfinished } from '../model/outbox-entry.js';
import { openStore, type Store } from '../store/database.js';
import { peopleOfDevice, type DevicePerson } from '../store/device.js';
import { unfinishedEntries } from '../store/outbox.js';
import { HttpBackend } from './http-backend.js';
import { oneAtATime } from './one-at-a-time.js';
import { drain, type DrainOptions } from './push.js';
import { mergeDrains } from './sync-runner.js';

/** An undo window, or a short back-off, is worth staying awake for. */
const WORTH_WAITING_MS = 30_000;

const owner = crypto.randomUUID();
const pushes = new Map<string, (options: DrainOptions) => Promise<void>>();

/**
 * Sends a person's queued work without any page: for `database` where a page asks, else for the last person
 * of this device and nobody else. Rejects while something is left that can still be sent, so that the browser
 * asks again.
 */
export async function pushInBackground(
  database: string | undefined,
  options: DrainOptions,
): Promise<void> {
  const people = await peopleOfDevice();
  const person =
    database === undefined ? people[0] : people.find((one) => one.database === database);
  if (person === undefined || person.needsPage) return;
  const push =
    pushes.get(person.database) ?? oneAtATime((one) => pushFor(person, one), mergeDrains);
  pushes.set(person.database, push);
  await push(options);
}

async function pushFor(person: DevicePerson, options: DrainOptions): Promise<void> {
  const store = await openStore({
    name: person.database,
    userId: person.userId,
    now: () => Date.now() + person.clockOffsetMs,
  });
  const backend = new HttpBackend({ url: person.backendUrl });
  try {
    await drain({ store, backend, owner }, options);
    await waitForSoonDue(store);
    await drain({ store, backend, owner }, {});
    if (await isWorkLeft(store)) throw new Error('Queued work is left.');
  } finally {
    store.close();
  }
}

async function waitForSoonDue(store: Store): Promise<void> {
  const waiting = (await unfinishedEntries(store.db)).filter(({ state }) => state === 'waiting');
  const delays = waiting.map(({ nextAt }) => nextAt - store.now());
  const soonest = Math.min(...delays.filter((delay) => delay < WORTH_WAITING_MS));
  if (!Number.isFinite(soonest) || soonest <= 0) return;
  await new Promise((resolve) => setTimeout(resolve, soonest));
}

/** What only a person can settle is not left for the browser to repeat. */
async function isWorkLeft(store: Store): Promise<boolean> {
  const unfinished = await unfinishedEntries(store.db);
  return unfinished.some((entry) => isUnfinished(entry) && isForMachines(entry.state));
}

function isForMachines(state: string): boolean {
  return state === 'waiting' || state === 'sending';
}
