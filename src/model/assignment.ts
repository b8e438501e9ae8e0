import type { Assignee } from './conversation.js';

/** That a conversation went from one to another, as the server tells it. */
export interface Assignment {
  readonly id: string;
  readonly conversationId: string;
  readonly from: Assignee | null;
  /** Null: it was released. */
  readonly to: Assignee | null;
  /** Staff id. */
  readonly by: string;
  readonly at: number;
  readonly commentId?: string | undefined;
}
