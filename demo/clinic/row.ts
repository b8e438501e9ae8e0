import type {
  WireAssignee,
  WireConversation,
  WireMessage,
  WireStaff,
  WireWorkgroup,
} from '../../src/sync/contract.js';

export interface WireAssignment {
  id: string;
  conversationId: string;
  from: WireAssignee | null;
  to: WireAssignee | null;
  by: string;
  at: string;
}

export interface MessageRow {
  readonly kind: 'message';
  version: number;
  value: WireMessage;
}

export interface AssignmentRow {
  readonly kind: 'assignment';
  version: number;
  value: WireAssignment;
}

/** A conversation with everything in it. `unread` differs per person, so it is counted for who asks. */
export interface ConversationRow {
  readonly kind: 'conversation';
  version: number;
  value: Omit<WireConversation, 'unread'>;
  readonly messages: MessageRow[];
  readonly assignments: AssignmentRow[];
  /** The place in `messages` up to which a person has read; absent: nothing. */
  readonly readUpTo: Map<string, number>;
  /** Who closed or reopened it last; a person's own doing never holds that person's reply. */
  stateBy: string | null;
  /** Who answers instead of the patient. */
  readonly caregiverId?: string;
}

export interface StaffRow {
  readonly kind: 'staff';
  version: number;
  value: WireStaff;
}

/** `countsFor`: the members in whose number its unread messages are. */
export interface WorkgroupRow {
  readonly kind: 'workgroup';
  version: number;
  value: Omit<WireWorkgroup, 'countsForMe'>;
  readonly countsFor: readonly string[];
}

export interface DeletedRow {
  readonly kind: 'deleted';
  version: number;
  readonly conversationId: string;
}

export type Row =
  ConversationRow | MessageRow | AssignmentRow | StaffRow | WorkgroupRow | DeletedRow;
