import type { Assignment } from './assignment.js';
import type { Attachment } from './attachment.js';
import type { BillingLine } from './billing-line.js';
import type { Comment } from './comment.js';
import type { Conversation } from './conversation.js';
import type { Message } from './message.js';
import type { NoticeMark } from './notice-mark.js';
import type { Staff, Workgroup } from './session.js';

interface Put<Kind extends string, Value> {
  readonly op: 'put';
  readonly kind: Kind;
  readonly id: string;
  /** Grows whenever anything in that row changes; an older or equal one is ignored. */
  readonly version: number;
  readonly value: Value;
}

/** A row as the server now has it. */
export type PutChange =
  | Put<'conversation', Conversation>
  | Put<'message', Message>
  | Put<'attachment', Attachment>
  | Put<'assignment', Assignment>
  | Put<'comment', Comment>
  | Put<'billing-line', BillingLine>
  | Put<'notice-mark', NoticeMark>
  | Put<'staff', Staff>
  | Put<'workgroup', Workgroup>;

/** A row that is gone, or that the signed-in person may no longer see. */
export interface DeleteChange {
  readonly op: 'delete';
  readonly kind: PutChange['kind'];
  readonly id: string;
  readonly version: number;
  readonly conversationId?: string | undefined;
}

export type Change = PutChange | DeleteChange;
