import type { ReplyOptions } from './reply-options.js';

export interface Message {
  readonly id: string;
  readonly conversationId: string;
  readonly from: {
    readonly kind: 'patient' | 'caregiver' | 'staff';
    readonly id: string;
    readonly name: string;
  };
  /** The masked name that the patient sees; present only where it differs from the author's. */
  readonly shownAs?: string | undefined;
  readonly body: string;
  readonly sentAt: number;
  readonly options?: ReplyOptions | undefined;
  readonly attachmentIds: readonly string[];
  readonly readAt?: number | undefined;
  readonly readBy?: { readonly kind: string; readonly name: string } | undefined;
}

/** What a list row says of a conversation's last message, without opening its thread. */
export interface MessageSummary {
  readonly id: string;
  readonly from: Message['from'];
  readonly excerpt: string;
  readonly sentAt: number;
  readonly files: number;
  readonly readAt?: number | undefined;
}

/** Long enough for one line at any width, short enough to keep a row narrow. */
const EXCERPT_LENGTH = 140;

export function summaryOf(message: Message): MessageSummary {
  return {
    id: message.id,
    from: message.from,
    excerpt: message.body.replace(/\s+/gu, ' ').trim().slice(0, EXCERPT_LENGTH),
    sentAt: message.sentAt,
    files: message.attachmentIds.length,
    readAt: message.readAt,
  };
}
