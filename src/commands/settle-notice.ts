import { laterByCalendar } from '../model/clinic-calendar.js';
import type { NoticeMark } from '../model/notice-mark.js';
import type { Store } from '../store/database.js';
import { composedAt, putEntry, sealEntry } from '../store/enqueue.js';
import { readSession } from '../store/meta.js';
import { inOneTransaction } from '../store/transaction.js';
import { marked } from '../store/write-notices.js';

/** What a person does with a notice: nothing more to do, or tell me again after so long (ISO 8601). */
export type NoticeSettlement = 'done' | { readonly remindAfter: string };

/**
 * Settles an unread notice on this device at once, and on this person's other devices when there is a connection.
 * Does nothing where there is none any more: the patient has read the message, or it is gone.
 */
export async function settleNotice(
  store: Store,
  messageId: string,
  settlement: NoticeSettlement,
): Promise<void> {
  const found = await store.db.notices.get(messageId);
  if (found === undefined) return;
  const at = await composedAt(store);
  const mark = await markOf(store, messageId, { settlement, at });
  const entry = await sealEntry(store, {
    id: crypto.randomUUID(),
    conversationId: found.conversationId,
    kind: 'notice-mark',
    body: JSON.stringify(wireMark(mark)),
    effect: { settles: messageId },
    composedAt: at,
    delayMs: 0,
  });
  await inOneTransaction(store, async () => {
    const row = await store.db.notices.get(messageId);
    if (row === undefined || row.state === 'read') return;
    await store.db.notices.put(marked(row, mark, row.markVersion));
    await putEntry(store, entry);
  });
}

async function markOf(
  store: Store,
  messageId: string,
  { settlement, at }: { readonly settlement: NoticeSettlement; readonly at: number },
): Promise<NoticeMark> {
  if (settlement === 'done') return { messageId, state: 'done' };
  const timeZone = (await readSession(store))?.tenant.timeZone ?? 'UTC';
  const until = laterByCalendar(at, settlement.remindAfter, timeZone);
  if (until === undefined) throw new Error('remindAfter is not a duration.');
  return { messageId, state: 'later', until };
}

/** As the contract writes it. */
function wireMark({ until, ...mark }: NoticeMark): object {
  return { ...mark, ...(until !== undefined && { until: new Date(until).toISOString() }) };
}
