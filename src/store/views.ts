import type { Assignment } from '../model/assignment.js';
import type { CommentDraftContent } from '../model/comment-draft.js';
import type { Assignee, ConversationDetails, ConversationFacts } from '../model/conversation.js';
import type { Message } from '../model/message.js';
import type { LastError, OutboxState } from '../model/outbox-entry.js';
import type { DraftContent } from '../model/draft-content.js';
import type { CopyWish, FilesHere, MadeCopy, RecordCopy } from '../model/record-copy.js';
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
  /** When it was queued (epoch ms, server). */
  readonly since?: number | undefined;
  readonly lastError?: LastError | undefined;
  /** Inside the undo window it is not sent before this moment (epoch ms). */
  readonly sendsAt?: number | undefined;
  readonly withdrawing?: 'edit' | 'discard' | undefined;
  /** An attempt went unanswered, and may still be on its way. */
  readonly mayArrive?: boolean | undefined;
  /**
   * How far a record copy has come: `unconfirmed`: the file is made, and a person says whether it is in the record;
   * `filing`: the portal's server does it. `will-close`: a closing that waits for the copy.
   */
  readonly recording?:
    'queued' | 'making' | 'unconfirmed' | 'filing' | 'failed' | 'will-close' | undefined;
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
  /** Who has opened it since the patient last wrote: the latest colleague, else me. */
  readonly openedBy: { readonly name: string; readonly me: boolean; readonly at: number } | null;
  /** The newest words: a queued reply of ours, else the last message. */
  readonly excerpt: { readonly text: string; readonly mine: boolean } | null;
  /** Of the same. */
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

/** An assignment that stands in the outbox; there is nothing in it to edit. */
export interface PendingAssignment extends Pending {
  readonly kind: 'assignment';
  /** Null: a release. */
  readonly to: NamedAssignee | null;
  /** Discard must ask the server first, so it needs a connection. */
  readonly mustWithdraw: boolean;
  readonly hasComment: boolean;
  /** Where a change of hands made it held: who has it now. */
  readonly tookBy: NamedAssignee | null;
  /** Since when (epoch ms, server), where that is known. */
  readonly tookAt: number | undefined;
}

/** A copy for the patient's record that is not in it yet. */
export interface PendingRecordCopy extends Pending {
  readonly kind: 'record-copy';
  /** A record system of the clinic, by its id; empty: the clinic has none. */
  readonly system: string;
  readonly deliver: boolean;
  /** Undefined: the server makes it, or its bytes do not open. */
  readonly wish: CopyWish | undefined;
  /** Its files are being fetched, so many are here. */
  readonly files: FilesHere | undefined;
  /** The file that was last made; undefined: none yet. */
  readonly made: MadeCopy | undefined;
  /** It follows a reply. */
  readonly ofReply: boolean;
  /** The conversation is closed once it is in the record. */
  readonly closes: boolean;
  /** It ends here, and the closing with it; false: its write is under way. */
  readonly mayDiscard: boolean;
}

export type PendingWork =
  PendingReply | PendingAssignment | PendingStatusChange | PendingRecordCopy;

export interface ThreadMessage extends Message {
  /** Written by the signed-in person. */
  readonly mine: boolean;
  /** What colleagues call the author; for patients and caregivers the name they wrote under. */
  readonly authorName: string;
}

/** A change of hands that the server told of. */
export interface ThreadAssignment extends Omit<Assignment, 'from' | 'to'> {
  readonly from: NamedAssignee | null;
  readonly to: NamedAssignee | null;
  readonly byName: string;
  /** Done by the signed-in person. */
  readonly mine: boolean;
}

export interface ConversationView extends ConversationDetails {
  readonly id: string;
  readonly facts: ConversationFacts;
  /** The clinic's list no longer has it: shown is what waiting work remembers. */
  readonly gone: boolean;
  /** Messages of it left a full device; what is here of it is not all. */
  readonly bodyGone: boolean;
  readonly assignee: NamedAssignee | null;
  readonly openedByNames: readonly {
    readonly name: string;
    readonly me: boolean;
    readonly at: number;
  }[];
  /** Oldest first. */
  readonly messages: readonly ThreadMessage[];
  /** Oldest first. */
  readonly assignments: readonly ThreadAssignment[];
  /** Somebody else gave it to me and I have not opened it since: `markRead` ends that, unread or not. */
  readonly newToMe: boolean;
  /** Copies in the patient's record, and those that were tried, as the server last told. */
  readonly recordCopies: readonly RecordCopy[];
  /** In the order in which they will leave. */
  readonly pending: readonly PendingWork[];
  /** What is done now is based on this: hand it to the command unchanged. */
  readonly basedOn: BasedOn;
  /** The state that the signed-in person last gave it, and when the server took it (epoch ms, server). */
  readonly ownState:
    { readonly state: ConversationFacts['state']; readonly at: number } | undefined;
}

/** Numbers of the scopes and of the icon. */
export interface Counts {
  readonly inbox: number;
  readonly mine: number;
  readonly groups: number;
  readonly unassigned: number;
  readonly open: number;
  readonly assignedByMe: number;
  readonly ended: number;
  /** Conversations that somebody else gave to me and that I have not opened since. */
  readonly assignedToMe: number;
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

/** What was said between colleagues, or is still on its way to them. */
export interface CommentView {
  readonly id: string;
  readonly authorName: string;
  readonly mine: boolean;
  readonly body: string;
  /** Epoch ms, server. */
  readonly createdAt: number;
  /** Null: accepted. */
  readonly delivery: Delivery | null;
  /** Given with an assignment that is still queued, and settled with it: its id. */
  readonly assignmentId?: string | undefined;
  /** Of a queued one: it ends here, without the server. */
  readonly mayDiscard?: boolean | undefined;
}

/** What waits in one conversation, and all that is needed to decide about it. */
export interface WaitingConversation {
  readonly view: ConversationView;
  /** Comments of mine on their way, in the order in which they will leave; also what assignments take along. */
  readonly comments: readonly CommentView[];
}

export interface WaitingList {
  /** Those in which something needs a decision first, then the oldest work. */
  readonly conversations: readonly WaitingConversation[];
  /** How many there are, loaded or not. */
  readonly total: number;
}

export interface CommentDraft extends CommentDraftContent {
  readonly savedAt: number;
}

export interface AssignChoice extends Assignee {
  readonly name: string;
  readonly me: boolean;
  readonly away: boolean;
  /** Of a workgroup. */
  readonly members?: number | undefined;
}

/** To whom a conversation can be given: only those who may open it. */
export interface AssignChoices {
  readonly current: NamedAssignee | null;
  /** At most six: me, then workgroups, then people, as the clinic suggests or as I used them lately. */
  readonly bubbles: readonly AssignChoice[];
  /** Everyone else, by name. */
  readonly workgroups: readonly AssignChoice[];
  readonly staff: readonly AssignChoice[];
}
