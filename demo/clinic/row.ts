import type {
  WireAttachment,
  WireMessage,
  WireStaff,
  WireWorkgroup,
} from '../../src/sync/contract.js';
import type {
  CommonConversation,
  WireAssignment,
  WireBillingLine,
  WireComment,
  WireNoticeMark,
} from './wire.js';

/** What the clinic keeps: a value as the contract writes it, and the version that it changed at last. */
interface KeptRow<Kind extends string, Value> {
  readonly kind: Kind;
  version: number;
  value: Value;
}

export type MessageRow = KeptRow<'message', WireMessage>;
export type AssignmentRow = KeptRow<'assignment', WireAssignment>;
export type CommentRow = KeptRow<'comment', WireComment>;
export type BillingLineRow = KeptRow<'billing-line', WireBillingLine>;
export type StaffRow = KeptRow<'staff', WireStaff>;

/** A file. It is told of once its message is there; the bytes are null once they are deleted. */
export interface AttachmentRow extends KeptRow<'attachment', WireAttachment> {
  readonly author: FileAuthor;
  /** When the file was complete, epoch milliseconds. */
  readonly keptAt: number;
  bytes: Uint8Array | null;
}

export interface FileAuthor {
  readonly kind: 'staff' | 'patient';
  readonly id: string;
}

/** What one person did with an unread notice; nobody else is told. */
export interface NoticeMarkRow extends KeptRow<'notice-mark', WireNoticeMark> {
  readonly conversationId: string;
  readonly staffId: string;
}

/** A conversation with everything in it. `unread` differs per person, so it is counted for who asks. */
export interface ConversationRow extends KeptRow<'conversation', CommonConversation> {
  readonly messages: MessageRow[];
  readonly attachments: AttachmentRow[];
  readonly assignments: AssignmentRow[];
  readonly comments: CommentRow[];
  readonly billingLines: BillingLineRow[];
  readonly noticeMarks: NoticeMarkRow[];
  /** The place in `messages` up to which a person has read; absent: nothing. */
  readonly readUpTo: Map<string, number>;
  /** Who closed or reopened it last; a person's own doing never holds that person's reply. */
  stateBy: string | null;
  /** Who answers instead of the patient. */
  readonly caregiverId?: string;
  /** The staff who may open it; absent: everybody. */
  visibleTo?: readonly string[] | undefined;
}

/** What a conversation holds, in the order in which a full pull names it. */
export const PARTS = [
  'messages',
  'attachments',
  'assignments',
  'comments',
  'billingLines',
  'noticeMarks',
] as const;

export type PartRow = ConversationRow[(typeof PARTS)[number]][number];

/** `countsFor`: the members in whose number its unread messages are. */
export interface WorkgroupRow extends KeptRow<'workgroup', Omit<WireWorkgroup, 'countsForMe'>> {
  readonly countsFor: readonly string[];
}

/** What is gone, or what some may no longer see: only they are told. */
export interface DeletedRow {
  readonly kind: 'deleted';
  version: number;
  readonly what: 'conversation' | 'comment';
  readonly id: string;
  readonly conversationId: string;
  readonly toldTo?: readonly string[] | undefined;
}

export type Row = ConversationRow | PartRow | StaffRow | WorkgroupRow | DeletedRow;

/** The conversation and all that is in it. */
export function rowsOf(row: ConversationRow): readonly (ConversationRow | PartRow)[] {
  return [row, ...PARTS.flatMap((part): readonly PartRow[] => row[part])];
}
