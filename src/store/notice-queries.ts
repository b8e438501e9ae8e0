import { isNoticeForMe, noticeGoesTo } from '../model/unread-notice.js';
import { openConversation } from './conversation-payload.js';
import type { ConversationRow, NoticeRow, Store } from './database.js';
import { peopleAt, readPeopleMark } from './known-people.js';
import { live } from './live.js';
import { readSync, type SyncState } from './meta.js';
import { noticesIn } from './notices.js';
import { readMember } from './outbox.js';
import type { People } from './people-queries.js';
import { snapshot } from './transaction.js';

/** A message of the clinic that its patient has not read in time, told to the person whom it concerns. */
export interface NoticeView {
  readonly messageId: string;
  readonly conversationId: string;
  readonly patientName: string;
  readonly subject: string;
  /** Who sent the message, as colleagues call them. */
  readonly sentByName: string;
  /** The signed-in person sent it. */
  readonly mine: boolean;
  /** Epoch ms, server. */
  readonly sentAt: number;
  readonly dueAt: number;
  /** When the server was asked in vain for a receipt; undefined: it has not been, since its time is over. */
  readonly cameUpAt: number | undefined;
  /**
   * `not-read`: the server was asked after its time was over, and can be asked now. `no-receipt`: it cannot be
   * asked, so all that may be said is that there was no receipt at `asOf`.
   */
  readonly statement: 'not-read' | 'no-receipt';
}

export interface Notices {
  /** The longest due first. */
  readonly notices: readonly NoticeView[];
  /** When the server was last asked (epoch ms, server); null: never. */
  readonly asOf: number | null;
}

interface NoticeRows {
  readonly rows: readonly NoticeRow[];
  readonly conversations: readonly (ConversationRow | undefined)[];
  readonly people: number;
  readonly sync: SyncState;
  readonly member: Awaited<ReturnType<typeof readMember>>;
}

/**
 * Follows the notices that go to the signed-in person now: to whom one goes changes with who is away and who has
 * the conversation. For the strip, the list and the icon; answers without a connection.
 */
export function watchNotices(
  store: Store,
  next: (notices: Notices) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () => snapshot(store, () => readNotices(store)),
    async (rows) => ({
      notices: await openNotices(store, rows),
      asOf: askedAt(rows.sync),
    }),
    { next, fail },
  );
}

export async function readNotices(store: Store): Promise<NoticeRows> {
  const { db } = store;
  const due = await noticesIn(db, 'due').toArray();
  const unknown = await noticesIn(db, 'unknown').toArray();
  const rows = [...due, ...unknown].sort((a, b) => a.dueAt - b.dueAt);
  return {
    rows,
    conversations: await db.conversations.bulkGet(rows.map((row) => row.conversationId)),
    people: await readPeopleMark(db),
    sync: await readSync(db),
    member: await readMember(store),
  };
}

/** Those that are for this person, each with its conversation. */
export async function mineAmong(
  store: Store,
  { rows, conversations, people, member }: NoticeRows,
): Promise<{ row: NoticeRow; conversation: ConversationRow; people: People }[]> {
  if (rows.length === 0) return [];
  const opened = await peopleAt(store, people);
  return rows.flatMap((row, at) => {
    const conversation = conversations[at];
    if (conversation === undefined) return [];
    const goesTo = noticeGoesTo(row, { ...opened, assignee: conversation.assignee });
    return isNoticeForMe(goesTo, member) ? [{ row, conversation, people: opened }] : [];
  });
}

async function openNotices(store: Store, rows: NoticeRows): Promise<NoticeView[]> {
  const heard = canBeAsked(rows.sync);
  const mine = await mineAmong(store, rows);
  const opened = await Promise.allSettled(
    mine.map(async ({ row, conversation, people }): Promise<NoticeView> => {
      const { details } = await openConversation(store, conversation);
      const { messageId, conversationId, sentAt, dueAt, cameUpAt, sentBy, state } = row;
      return {
        messageId,
        conversationId,
        sentAt,
        dueAt,
        cameUpAt,
        patientName: details.patient.name,
        subject: details.subject,
        sentByName: people.staff.get(sentBy)?.internalName ?? sentBy,
        mine: sentBy === store.userId,
        statement: heard && state === 'due' ? 'not-read' : 'no-receipt',
      };
    }),
  );
  return opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

/** By the clock that all other times of a notice are told by. */
function askedAt({ lastSyncedAt, clockOffset }: SyncState): number | null {
  return lastSyncedAt === undefined ? null : lastSyncedAt + clockOffset;
}

/** As far as is known, an answer would come and be ours. */
function canBeAsked({ offlineSince, notOurs, signIn }: SyncState): boolean {
  return offlineSince === undefined && notOurs !== true && signIn === undefined;
}
