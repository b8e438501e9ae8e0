import type { Assignee, ConversationDetails, ConversationFacts } from '../model/conversation.js';
import type { Message } from '../model/message.js';
import type { LastError, OutboxState } from '../model/outbox-entry.js';
import type { DraftContent } from '../model/draft-content.js';
import type { BasedOn, ReplyOptions } from '../model/reply-options.js';

/** What the queries give to elements: opened rows, names beside ids, nothing left to look up. */

export interface NamedAssignee extends Assignee {
  /** Undefined: the person or workgroup is not known on this device. */
  readonly name: string | undefined;
  readonly me: boolean;
}

/** How far queued work of ours has come, for its card and for the row of its conversation. */
export interface Delivery {
  readonly state: OutboxState;
  readonly lastError?: LastError | undefined;
  /** Inside the undo window it is not sent before this moment (epoch ms). */
  readonly sendsAt?: number | undefined;
  readonly withdrawing?: 'edit' | 'discard' | undefined;
}

/** One row of a list. */
export interface InboxRow extends Pick<ConversationDetails, 'patient' | 'recipient' | 'subject'> {
  readonly id: string;
  readonly state: ConversationFacts['state'];
  readonly listedAt: number;
  readonly unread: number;
  readonly needsAnswer: boolean;
  readonly patientCanReply: boolean;
  readonly lastPatientMessageAt: number | null;
  readonly assignee: NamedAssignee | null;
  /** The newest words: a queued reply of ours, else the last message. */
  readonly excerpt: { readonly text: string; readonly mine: boolean } | null;
  readonly files: number;
  /** Set while work of ours is not accepted; several in a row: the one that needs a person first. */
  readonly delivery: Delivery | null;
  /** The last message where staff wrote it: when it was sent, and read if it was. */
  readonly lastOwn: { readonly sentAt: number; readonly readAt: number | undefined } | null;
}

export interface ConversationList {
  readonly rows: readonly InboxRow[];
  /** How many rows the whole list has, loaded or not. */
  readonly total: number;
}

/** What all queued work tells of itself. */
export interface Pending extends Delivery {
  readonly id: string;
  readonly conversationId: string;
  readonly composedAt: number;
  /** The server's own sentence on a refusal. */
  readonly detail: string | undefined;
  /** Messages that arrived after the author's view: ids. */
  readonly newSince: readonly string[];
}

/** A reply that stands in the outbox, as its author wrote it. */
export interface PendingReply extends Pending {
  readonly kind: 'reply';
  readonly body: string;
  readonly options: ReplyOptions;
  /** Edit and Discard must ask the server first, so they need a connection. */
  readonly mustWithdraw: boolean;
}

/** Closing or reopening that stands in the outbox. */
export interface PendingStatusChange extends Pending {
  readonly kind: 'status-change';
  readonly to: ConversationFacts['state'];
  /** The state that its author saw; undefined: its bytes do not open. */
  readonly seen: ConversationFacts['state'] | undefined;
  /** It ends here, without the server; false: the server may have it. */
  readonly mayDiscard: boolean;
}

export type PendingWork = PendingReply | PendingStatusChange;

export interface ThreadMessage extends Message {
  /** Written by the signed-in person. */
  readonly mine: boolean;
  /** What colleagues call the author; for patients and caregivers the name they wrote under. */
  readonly authorName: string;
}

export interface ConversationView extends ConversationDetails {
  readonly id: string;
  readonly facts: ConversationFacts;
  /** The clinic's list no longer has it: shown is what waiting work remembers. */
  readonly gone: boolean;
  readonly assignee: NamedAssignee | null;
  readonly openedByNames: readonly {
    readonly name: string;
    readonly me: boolean;
    readonly at: number;
  }[];
  /** Oldest first. */
  readonly messages: readonly ThreadMessage[];
  /** In the order in which they will leave. */
  readonly pending: readonly PendingWork[];
  /** What is done now is based on this: hand it to the command unchanged. */
  readonly basedOn: BasedOn;
}

/** Numbers of the scopes and of the icon. */
export interface Counts {
  readonly inbox: number;
  readonly open: number;
  /** Queued work that the person can see, not accepted yet, what is held and refused included. */
  readonly waiting: number;
  readonly held: number;
  readonly refused: number;
  readonly unreadMessages: number;
  readonly unreadConversations: number;
}

export interface Draft extends DraftContent {
  readonly savedAt: number;
}
