import type { RecordCopy } from './record-copy.js';

/** Who a conversation belongs to: one person or one workgroup. */
export interface Assignee {
  readonly kind: 'staff' | 'workgroup';
  readonly id: string;
}

/** The signed-in person as the rules see them. */
export interface Member {
  readonly userId: string;
  readonly workgroups: readonly { readonly id: string; readonly countsForMe: boolean }[];
}

/** What queued work can change and an index may need: ids, times and flags, nothing about the patient. */
export interface ConversationFacts {
  readonly state: 'open' | 'closed';
  readonly patientCanReply: boolean;
  readonly patientMayAttach: boolean;
  readonly assignee: Assignee | null;
  readonly assignedBy: string | null;
  readonly createdAt: number;
  readonly lastMessageId: string | null;
  readonly lastMessageAt: number | null;
  readonly lastPatientMessageAt: number | null;
  readonly closedAt: number | null;
  /** Messages of the patient and the caregiver that the signed-in person has not read. */
  readonly unread: number;
  readonly needsAnswer: boolean;
}

export interface Patient {
  readonly id: string;
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate?: string | undefined;
  readonly identifiers?: readonly { readonly label: string; readonly value: string }[] | undefined;
}

/** What names people or quotes them; sealed wherever it is stored. */
export interface ConversationDetails {
  readonly patient: Patient;
  /** Who reads instead of the patient: a caregiver. */
  readonly recipient: { readonly name: string; readonly relationship: string } | null;
  readonly subject: string;
  readonly permissions: {
    readonly reply: boolean;
    readonly attachments: boolean;
    readonly reason?: string | undefined;
  };
  readonly openedBy: readonly { readonly staffId: string; readonly at: number }[];
  /** Who may be given it: those who may open it; absent: everybody. */
  readonly assigneeChoices?: readonly Assignee[] | undefined;
}

export interface Conversation extends ConversationFacts, ConversationDetails {
  readonly id: string;
  /** In the order in which they were made. */
  readonly recordCopies: readonly RecordCopy[];
}

/** The lists of the inbox that are kept ready in the store. */
export type ListedView =
  'inbox' | 'mine' | 'groups' | 'unassigned' | 'open' | 'assigned-by-me' | 'ended' | 'closed';

export function isMine(assignee: Assignee | null, member: Pick<Member, 'userId'>): boolean {
  return assignee?.kind === 'staff' && assignee.id === member.userId;
}

export function isMyGroups(assignee: Assignee | null, member: Member): boolean {
  return assignee?.kind === 'workgroup' && member.workgroups.some(({ id }) => id === assignee.id);
}

/** The lists in which a conversation stands. */
export function viewsOf(facts: ConversationFacts, member: Member): ListedView[] {
  if (facts.state === 'closed') return ['closed'];
  return [...viewsOfAssignee(facts, member), ...(facts.patientCanReply ? [] : ENDED), 'open'];
}

const ENDED = ['ended'] as const;

/** What I gave to somebody else I follow; what I took myself is simply mine. */
function viewsOfAssignee(
  { assignee, assignedBy }: ConversationFacts,
  member: Member,
): ListedView[] {
  if (assignee === null) return ['unassigned'];
  if (isMine(assignee, member)) return ['inbox', 'mine'];
  const views: ListedView[] = isMyGroups(assignee, member) ? ['inbox', 'groups'] : [];
  return assignedBy === member.userId ? [...views, 'assigned-by-me'] : views;
}

/**
 * Whether somebody else gave it to me, and I have not opened it since (epoch ms by the server's clock; undefined:
 * never, or nothing is known of it).
 */
export function isNewToMe(
  { state, assignee, assignedBy }: ConversationFacts,
  { assignedAt = 0, openedAt = 0 }: AttentionTimes,
  member: Pick<Member, 'userId'>,
): boolean {
  const byOther = assignedBy !== null && assignedBy !== member.userId;
  return state === 'open' && isMine(assignee, member) && byOther && assignedAt > openedAt;
}

/** When a conversation was last given to me, and when I last opened it. */
export interface AttentionTimes {
  readonly assignedAt?: number | undefined;
  readonly openedAt?: number | undefined;
}

export function isSameAssignee(one: Assignee | null, other: Assignee | null): boolean {
  return one?.kind === other?.kind && one?.id === other?.id;
}

/** Under whose name unread messages are counted. */
export function ownerKey(assignee: Assignee): string {
  return `${assignee.kind}:${assignee.id}`;
}

/** Owners whose unread messages are in the signed-in person's number: me, and groups that count for me. */
export function ownersThatCount(member: Member): string[] {
  const groups = member.workgroups.filter(({ countsForMe }) => countsForMe);
  return [`staff:${member.userId}`, ...groups.map(({ id }) => `workgroup:${id}`)];
}

/** The time by which a conversation is sorted in every list: newest patient message first. */
export function listedAt(facts: ConversationFacts): number {
  return facts.lastPatientMessageAt ?? facts.createdAt;
}
