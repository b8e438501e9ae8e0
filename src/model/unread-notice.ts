import { laterByCalendar } from './clinic-calendar.js';
import { isMine, isMyGroups, type Assignee, type Member } from './conversation.js';
import type { Message } from './message.js';
import type { Staff, Workgroup } from './session.js';

/** What the device calls those of ours that it shows outside the page. */
export const NOTIFICATION_TAG = 'intray-notices';

/**
 *  new ──▶ set ──────────▶ due ──▶ done
 *           │ ▲            ▲ │
 *           ▼ │            │ └── remind again ──▶ set
 *         unknown ─────────┘
 *                         any but done ──▶ read
 *
 * `new`: its time is still to be reckoned. `unknown`: its time is over, and the server could not be asked whether
 * the patient has read it. `due`: the server was asked after that time, and they have not. What the patient has
 * read never comes up again.
 */
export type NoticeState = 'new' | 'set' | 'unknown' | 'due' | 'done' | 'read';

/** That somebody wants to hear if a message is not read in time; ids and times only, by the server's clock. */
export interface UnreadNotice {
  readonly messageId: string;
  readonly conversationId: string;
  /** Who sent the message: a staff id. */
  readonly sentBy: string;
  /** When the server accepted it. */
  readonly sentAt: number;
  /** ISO 8601. */
  readonly after: string;
  readonly state: NoticeState;
  /** 0: not reckoned yet. */
  readonly dueAt: number;
}

/** Undefined: nobody asked to hear of it. */
export function noticeOf({
  id,
  conversationId,
  from,
  sentAt,
  options,
  readAt,
}: Message): UnreadNotice | undefined {
  const after = options?.notifyIfUnreadAfter;
  if (from.kind !== 'staff' || after === undefined) return undefined;
  const state = readAt === undefined ? 'new' : 'read';
  return { messageId: id, conversationId, sentBy: from.id, sentAt, after, state, dueAt: 0 };
}

/** When a notice comes up that nobody has put off: so long after the message was accepted, by the clinic's calendar. */
export function noticeDueAt(
  { sentAt, after }: Pick<UnreadNotice, 'sentAt' | 'after'>,
  timeZone: string,
): number {
  return laterByCalendar(sentAt, after, timeZone) ?? sentAt;
}

/** Still to come, or there to be seen. */
export function isOpenNotice({ state }: Pick<UnreadNotice, 'state'>): boolean {
  return state !== 'done' && state !== 'read';
}

/**
 * What becomes of it once everything is known that the server knew at `toldUpTo`, its own clock: nobody is told
 * that a message was not read before the server was asked after the time was over. No clock of the device counts.
 */
export function afterReceipts<Notice extends UnreadNotice>(
  notice: Notice,
  toldUpTo: number,
): Notice {
  const waits = notice.state === 'set' || notice.state === 'unknown';
  return waits && notice.dueAt <= toldUpTo ? { ...notice, state: 'due' } : notice;
}

/** What becomes of it while the server cannot be asked; `now` as this device believes the server's clock to be. */
export function withoutReceipts<Notice extends UnreadNotice>(notice: Notice, now: number): Notice {
  const { state, dueAt } = notice;
  if (state === 'set' && dueAt <= now) return { ...notice, state: 'unknown' };
  // A clock that was ahead has been set right.
  return state === 'unknown' && dueAt > now ? { ...notice, state: 'set' } : notice;
}

/** What decides to whom a notice goes. */
export interface NoticeSituation {
  readonly staff: ReadonlyMap<string, Staff>;
  readonly workgroups: ReadonlyMap<string, Workgroup>;
  readonly assignee: Assignee | null;
}

/**
 * To whom it goes: to the sender; to whoever has the conversation if the sender has left or is away; else to the
 * sender's or the assignee's workgroups. Empty: nobody of these is left, so it is everybody's.
 */
export function noticeGoesTo(
  { sentBy }: Pick<UnreadNotice, 'sentBy'>,
  situation: NoticeSituation,
): readonly Assignee[] {
  const { assignee } = situation;
  if (isHere(sentBy, situation)) return [{ kind: 'staff', id: sentBy }];
  if (assignee && isReachable(assignee, situation)) return [assignee];
  const left = [sentBy, ...(assignee ? [assignee.id] : [])];
  return [...situation.workgroups.values()]
    .filter(({ memberIds }) => left.some((id) => memberIds.includes(id)))
    .map(({ id }) => ({ kind: 'workgroup', id }));
}

/** Whether the signed-in person is among them. */
export function isNoticeForMe(goesTo: readonly Assignee[], member: Member): boolean {
  return goesTo.length === 0 || goesTo.some((to) => isMine(to, member) || isMyGroups(to, member));
}

function isReachable({ kind, id }: Assignee, situation: NoticeSituation): boolean {
  return kind === 'workgroup' ? situation.workgroups.has(id) : isHere(id, situation);
}

function isHere(staffId: string, { staff }: NoticeSituation): boolean {
  const person = staff.get(staffId);
  return person !== undefined && person.away !== true;
}
