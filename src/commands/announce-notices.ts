import type { Store } from '../store/database.js';
import { mineAmong, readNotices } from '../store/notice-queries.js';
import { inOneTransaction } from '../store/transaction.js';

/**
 * Takes the notices that came up for this person and that nothing outside the page has told them of: the ids of
 * their messages. Each is given once to one caller, in whichever tab, until the person puts it off and it comes up
 * again. Nothing that is not certain is among them.
 */
export async function announceNotices(store: Store): Promise<readonly string[]> {
  const found = await readNotices(store);
  const fresh = (await mineAmong(store, found)).filter(({ row }) => row.state === 'due');
  const { notices } = store.db;
  return inOneTransaction(store, async () => {
    const rows = await notices.bulkGet(fresh.map(({ row }) => row.messageId));
    const untold = rows.filter((row) => row?.state === 'due' && !row.announced);
    const told = untold.flatMap((row) => (row ? [{ ...row, announced: true as const }] : []));
    await notices.bulkPut(told);
    return told.map(({ messageId }) => messageId);
  }, [notices]);
}
