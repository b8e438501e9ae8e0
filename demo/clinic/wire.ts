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

export interface WireAttachment {
  id: string;
  conversationId: string;
  messageId: string | null;
  name: string;
  type: string;
  size: number;
  sha256: string;
  downloadedAt?: string;
  deleteAfter?: string;
  deletedAt?: string;
}

export interface WireRecordCopy {
  system: string;
  at: string;
  state: 'pending' | 'filed' | 'failed';
  messageCount: number;
  fileCount: number;
}

/** As everybody of the staff is told of it; `unread` differs per person. */
export type CommonConversation = Omit<WireConversation, 'unread'> & {
  assigneeChoices?: WireAssignee[];
  recordCopies: WireRecordCopy[];
};
