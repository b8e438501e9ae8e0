import type { RecordCopy } from '../src/model/record-copy.js';
import type { Assignee } from '../src/model/conversation.js';
import type {
  FileDeletedEvent,
  ReplyEvent,
  SignInNeededEvent,
  UnreadNoticeEvent,
} from '../src/page/events.js';
import type { ReplyOptions } from '../src/model/reply-options.js';

export {
  FileDeletedEvent,
  ReplyEvent,
  SignInNeededEvent,
  UnreadNoticeEvent,
  type ReplyFact,
} from '../src/page/events.js';

const FACT: EventInit = { bubbles: true, composed: true };

/** The number of unread messages that count for this person changed. */
export class UnreadChangedEvent extends Event {
  constructor(
    readonly count: number,
    readonly byView: { readonly inbox: number; readonly open: number; readonly waiting: number },
  ) {
    super('intray-unread-changed', FACT);
  }
}

/** A person opened a conversation. */
export class ConversationSelectedEvent extends Event {
  constructor(readonly conversationId: string) {
    super('intray-conversation-selected', FACT);
  }
}

/** A person opened the inbox with the message icon. */
export class InboxOpenedEvent extends Event {
  constructor() {
    super('intray-inbox-opened', FACT);
  }
}

/** A reply is about to be queued; a host that cancels it keeps it in the text field. */
export class BeforeSendEvent extends Event {
  constructor(
    readonly conversationId: string,
    readonly replyId: string,
    readonly options: ReplyOptions,
  ) {
    super('intray-before-send', { ...FACT, cancelable: true });
  }
}

/** A person closed or reopened a conversation; the change is on disk. */
export class ConversationStatusEvent extends Event {
  constructor(
    fact: 'closed' | 'reopened',
    readonly conversationId: string,
  ) {
    super(`intray-conversation-${fact}`, FACT);
  }
}

/** A copy is in the patient's record, is on its way there by the portal's server, or could not be filed. */
export class RecordCopiedEvent extends Event {
  constructor(
    readonly conversationId: string,
    readonly system: string,
    readonly state: RecordCopy['state'],
  ) {
    super('intray-record-copied', FACT);
  }
}

/** A person gave a conversation to somebody, took it, or released it (null); the assignment is on disk. */
export class ConversationAssignedEvent extends Event {
  constructor(
    readonly conversationId: string,
    readonly to: Assignee | null,
  ) {
    super('intray-conversation-assigned', FACT);
  }
}

/** The messages up to this one were read by the person. */
export class MessageReadEvent extends Event {
  constructor(
    readonly conversationId: string,
    readonly messageId: string,
  ) {
    super('intray-message-read', FACT);
  }
}

/** Online or offline, synced, or another number of waiting items. */
export class ConnectionChangedEvent extends Event {
  constructor(
    readonly online: boolean,
    readonly lastSyncedAt: number | null,
    readonly waiting: number,
  ) {
    super('intray-connection-changed', FACT);
  }
}

/** Something could not be done; the screen says so too. */
export class IntrayErrorEvent extends Event {
  constructor(
    readonly code: string,
    readonly recoverable: boolean,
  ) {
    super('intray-error', FACT);
  }
}

export interface IntrayEventMap {
  'intray-unread-changed': UnreadChangedEvent;
  'intray-conversation-selected': ConversationSelectedEvent;
  'intray-inbox-opened': InboxOpenedEvent;
  'intray-before-send': BeforeSendEvent;
  'intray-reply-queued': ReplyEvent;
  'intray-reply-sent': ReplyEvent;
  'intray-reply-held': ReplyEvent;
  'intray-reply-refused': ReplyEvent;
  'intray-reply-withdrawn': ReplyEvent;
  'intray-conversation-closed': ConversationStatusEvent;
  'intray-record-copied': RecordCopiedEvent;
  'intray-conversation-reopened': ConversationStatusEvent;
  'intray-conversation-assigned': ConversationAssignedEvent;
  'intray-message-read': MessageReadEvent;
  'intray-file-deleted': FileDeletedEvent;
  'intray-unread-notice': UnreadNoticeEvent;
  'intray-connection-changed': ConnectionChangedEvent;
  'intray-sign-in-needed': SignInNeededEvent;
  'intray-error': IntrayErrorEvent;
}

declare global {
  // Merging with the DOM's own interface is the only way to type addEventListener on every element.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface GlobalEventHandlersEventMap extends IntrayEventMap {}
}
