import type { ConversationFacts } from '../model/conversation.js';
import { openConversation, type ConversationPayload } from './conversation-payload.js';
import type { ConversationRow, OutboxRow, Store } from './database.js';
import { openReplyAnyway } from './outbox.js';

export interface ShownConversation extends ConversationPayload {
  readonly facts: ConversationFacts;
}

/**
 * A conversation as its row tells it; where the row is gone or damaged while a reply of ours still waits, what
 * that reply remembers, so that a person can decide about it. Undefined: nothing is known and nothing waits.
 */
export async function openShown(
  store: Store,
  row: ConversationRow | undefined,
  replies: readonly OutboxRow[],
): Promise<ShownConversation | undefined> {
  const [opened] = await Promise.allSettled([row && openConversation(store, row)]);
  if (row && opened.status === 'fulfilled' && opened.value) return { ...opened.value, facts: row };
  const [reply] = replies;
  return reply && remembered(store, reply);
}

async function remembered(store: Store, reply: OutboxRow): Promise<ShownConversation> {
  const { patientName, subject } = await openReplyAnyway(store, reply);
  return {
    details: {
      patient: { id: '', name: patientName },
      recipient: null,
      subject,
      permissions: { reply: false, attachments: false },
      openedBy: [],
    },
    last: null,
    facts: {
      state: 'closed',
      patientCanReply: false,
      patientMayAttach: false,
      assignee: null,
      assignedBy: null,
      createdAt: reply.composedAt,
      lastMessageId: null,
      lastMessageAt: null,
      lastPatientMessageAt: null,
      closedAt: null,
      unread: 0,
      needsAnswer: false,
    },
  };
}
