import type { LastError, OutboxState } from '../model/outbox-entry.js';
import type { IntrayStatus } from './intray.js';

/*
 * Facts that the handle tells, and elements tell with the same events.
 */

const FACT: EventInit = { bubbles: true, composed: true };

export type ReplyFact = 'queued' | 'sent' | 'held' | 'refused' | 'withdrawn';

export interface ReplyFactFields {
  readonly conversationId: string;
  readonly replyId: string;
  readonly state: OutboxState;
  readonly reason?: LastError['reason'] | undefined;
}

/** A reply is on disk, was accepted, needs a decision, was refused, or was taken back. */
export class ReplyEvent extends Event {
  readonly conversationId: string;
  readonly replyId: string;
  readonly state: OutboxState;
  readonly reason: LastError['reason'] | undefined;

  constructor(
    readonly fact: ReplyFact,
    fields: ReplyFactFields,
  ) {
    super(`intray-reply-${fact}`, FACT);
    this.conversationId = fields.conversationId;
    this.replyId = fields.replyId;
    this.state = fields.state;
    this.reason = fields.reason;
  }
}

/** Nothing is fetched or sent until somebody signs in: to the portal again, as this person, or to the network. */
export class SignInNeededEvent extends Event {
  constructor(readonly reason: NonNullable<IntrayStatus['signIn']>) {
    super('intray-sign-in-needed', FACT);
  }
}

/** A message was not read in time; the server was asked. */
export class UnreadNoticeEvent extends Event {
  constructor(
    readonly conversationId: string,
    readonly messageId: string,
  ) {
    super('intray-unread-notice', FACT);
  }
}

/** The time of a file is over by the server's clock: nobody gets its bytes any more. */
export class FileDeletedEvent extends Event {
  constructor(
    readonly conversationId: string,
    readonly attachmentId: string,
  ) {
    super('intray-file-deleted', FACT);
  }
}
