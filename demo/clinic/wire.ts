import type { WireAssignee, WireConversation } from '../../src/sync/contract.js';

/** Rows of the contract that only the server has a type for. Times are RFC 3339 strings. */

export interface WireAssignment {
  id: string;
  conversationId: string;
  from: WireAssignee | null;
  to: WireAssignee | null;
  by: string;
  at: string;
  commentId?: string;
}

export interface WireComment {
  id: string;
  conversationId: string;
  by: string;
  body: string;
  createdAt: string;
  assignmentId?: string;
}

export interface WireBillingLine {
  id: string;
  messageId: string;
  conversationId: string;
  patient: { id: string; name: string };
  providerId: string;
  enteredBy: string;
  feeCode: string;
  /** A day of the clinic, as `2026-11-22`. */
  serviceDate: string;
  composedAt: string;
  cycle: string;
  late: boolean;
  voidedAt?: string;
}

export interface WireRecordCopy {
  system: string;
  at: string;
  state: 'pending' | 'filed' | 'failed';
  messageCount: number;
  fileCount: number;
}

export interface WireNoticeMark {
  messageId: string;
  state: 'done' | 'later';
  until?: string;
}

/** As everybody of the staff is told of it; `unread` differs per person. */
export type CommonConversation = Omit<WireConversation, 'unread'> & {
  assigneeChoices?: WireAssignee[];
  recordCopies: WireRecordCopy[];
};
