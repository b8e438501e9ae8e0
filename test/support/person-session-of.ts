import { OUTBOX_CAP } from '../../src/model/outbox-room.js';
import { PersonSession } from '../../src/page/person-session.js';
import type { TimersApi } from '../../src/sync/timers-api.js';
import { openTestStore } from './test-store.js';

/** Ana Ruiz has her inbox open in this page, over a database of its own; these timers do its work, or nobody does. */
export async function personSessionOf(timers?: TimersApi): Promise<PersonSession> {
  const store = await openTestStore();
  store.close();
  const { name: database, userId, tenantId } = store;
  const person = { database, userId, tenantId, backendUrl: '/', name: 'Ana Ruiz' };
  return PersonSession.open({
    person: { ...person, needsPage: false, clockOffsetMs: 0 },
    timers: Promise.resolve(timers && { timers, place: 'worker', close: () => undefined }),
    serviceWorker: undefined,
    exporters: [],
    recordOptions: {},
    outboxCap: OUTBOX_CAP,
    tell: () => undefined,
  });
}
