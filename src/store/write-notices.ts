import type { Change } from '../model/change.js';
import type { NoticeMark } from '../model/notice-mark.js';
import { isUnfinished } from '../model/outbox-entry.js';
import { noticeOf } from '../model/unread-notice.js';
import type { IntrayDatabase, NoticeRow } from './database.js';
import type { PutOf } from './row-plan.js';

/**
 * What a page of a pull says of unread notices, in its order; inside a transaction over every table. A receipt
 * settles a notice, and nothing older undoes it. `fullPull`: taken whatever its version. Answers to writes are left
 * out: all that they say comes with the next pull, and the service worker need not carry this.
 */
export async function writeNotices(
  db: IntrayDatabase,
  changes: readonly Change[],
  fullPull: boolean,
): Promise<void> {
  for (const change of changes) {
    if (change.op === 'delete') {
      if (change.kind === 'message') await db.notices.delete(change.id);
    } else if (change.kind === 'message') await writeMessage(db, change, fullPull);
    else if (change.kind === 'notice-mark') await writeMark(db, change, fullPull);
  }
}

async function writeMessage(
  db: IntrayDatabase,
  { version, value }: PutOf<'message'>,
  fullPull: boolean,
): Promise<void> {
  const notice = noticeOf(value);
  if (notice === undefined) return;
  const old = await db.notices.get(value.id);
  if (old && !fullPull && version <= old.version) return;
  const kept = old && notice.state !== 'read' ? asItStood(old) : {};
  await db.notices.put({ markVersion: -1, ...notice, ...kept, version });
}

async function writeMark(
  db: IntrayDatabase,
  { version, value }: PutOf<'notice-mark'>,
  fullPull: boolean,
): Promise<void> {
  const row = await db.notices.get(value.messageId);
  if (!row || row.state === 'read' || (!fullPull && version <= row.markVersion)) return;
  if (!(await isBeingSettled(db, row))) await db.notices.put(marked(row, value, version));
}

/** What the server does not say of a message: how far its notice has come. */
function asItStood(row: NoticeRow): Partial<NoticeRow> {
  const { state, dueAt, markVersion, cameUpAt, announced } = row;
  return state === 'read' ? { markVersion } : { state, dueAt, markVersion, cameUpAt, announced };
}

/** The row as this person settled it. `until` is by the server's clock. */
export function marked(row: NoticeRow, { state, until }: NoticeMark, version: number): NoticeRow {
  const later = state === 'later' && until !== undefined;
  const settled = later ? ({ state: 'set', dueAt: until } as const) : ({ state: 'done' } as const);
  return { ...row, ...settled, markVersion: version, announced: undefined };
}

/** What was done with it here is on its way to the server and newer than all that comes from there. */
async function isBeingSettled(
  { outbox }: IntrayDatabase,
  { conversationId, messageId }: NoticeRow,
): Promise<boolean> {
  const entries = await outbox
    .where('[conversationId+seq]')
    .between([conversationId, -Infinity], [conversationId, Infinity])
    .toArray();
  return entries.some((entry) => entry.effect.settles === messageId && isUnfinished(entry));
}
