import { Dexie } from 'dexie';

import {
  afterReceipts,
  isOpenNotice,
  noticeDueAt,
  withoutReceipts,
  type NoticeState,
} from '../model/unread-notice.js';
import type { IntrayDatabase, NoticeRow, Store } from './database.js';
import { readSession, readSync } from './meta.js';
import { inOneTransaction } from './transaction.js';

/** By index: only those of the state are read, earliest first. */
export function noticesIn(db: IntrayDatabase, state: NoticeState, until?: number) {
  const last = until ?? Dexie.maxKey;
  return db.notices
    .where('[state+dueAt]')
    .between([state, Dexie.minKey], [state, last], true, true);
}

/** When the next notice is due (epoch ms, server); undefined: none is set. By index. */
export async function nextNotice(db: IntrayDatabase): Promise<number | undefined> {
  return (await noticesIn(db, 'set').first())?.dueAt;
}

/** Whether some wait for the server to say that they were not read. */
export async function areNoticesInDoubt(db: IntrayDatabase): Promise<boolean> {
  return (await noticesIn(db, 'unknown').first()) !== undefined;
}

/**
 * Reckons when new notices are due, by the calendar of the clinic's zone; until a session is known they wait.
 */
export async function reckonNotices(store: Store): Promise<void> {
  const { db } = store;
  if ((await noticesIn(db, 'new').first()) === undefined) return;
  const timeZone = (await readSession(store))?.tenant.timeZone;
  if (timeZone === undefined) return;
  await changeNotices(
    store,
    () => noticesIn(db, 'new').toArray(),
    (row) => ({
      ...row,
      state: 'set',
      dueAt: noticeDueAt(row, timeZone),
    }),
  );
}

/**
 * Lets come up what the server was asked about after its time was over. Each comes up once, however many tabs and
 * workers do this at once. Nothing while a pull is under way: what was done with it elsewhere comes at its end.
 */
export function letNoticesComeUp(store: Store): Promise<void> {
  return changeNotices(
    store,
    async () => {
      const { toldUpTo = -Infinity } = await readSync(store.db);
      const set = await noticesIn(store.db, 'set', toldUpTo).toArray();
      const unknown = await noticesIn(store.db, 'unknown', toldUpTo).toArray();
      return [...set, ...unknown].map((row) => ({ ...row, cameUpAt: toldUpTo }));
    },
    (row) => ({ ...afterReceipts(row, row.cameUpAt ?? -Infinity), announced: undefined }),
  );
}

/** Says of what is due, while the server cannot be asked, that nothing is known (`now`: the server's clock). */
export function doubtNotices(store: Store, now: number): Promise<void> {
  return changeNotices(
    store,
    async () => [
      ...(await noticesIn(store.db, 'set', now).toArray()),
      ...(await noticesIn(store.db, 'unknown').toArray()),
    ],
    (row) => withoutReceipts(row, now),
  );
}

/** What nobody has settled yet keeps its conversation on this device. */
export async function hasOpenNotice(db: IntrayDatabase, conversationId: string): Promise<boolean> {
  const rows = await db.notices.where('conversationId').equals(conversationId).toArray();
  return rows.some(isOpenNotice);
}

/** In one transaction, so that two who do the same at once do it once. */
function changeNotices(
  store: Store,
  read: () => Promise<NoticeRow[]>,
  change: (row: NoticeRow) => NoticeRow,
): Promise<void> {
  const { notices, meta } = store.db;
  const write = async (): Promise<void> => {
    const rows = await read();
    if (rows.length > 0) await notices.bulkPut(rows.map(change));
  };
  return inOneTransaction(store, write, [notices, meta]);
}
