import type { ConversationFacts } from '../model/conversation.js';
import { openConversation, type ConversationPayload } from './conversation-payload.js';
import type { ConversationRow, OutboxRow, Store } from './database.js';
import { openPayloadAnyway } from './outbox.js';

export interface ShownConversation extends ConversationPayload {
  readonly facts: ConversationFacts;
}

/**
 * A conversation as its row tells it; where the row is gone or damaged while work of ours still waits, what
 * that work remembers, so that a person can decide about it. Undefined: nothing is known and nothing waits.
 */
export async function openShown(
  store: Store,
  row: ConversationRow | undefined,
  work: readonly OutboxRow[],
): Promise<ShownConversation | undefined> {
  const [opened] = await Promise.allSettled([row && openConversation(store, row)]);
  if (row && opened.status === 'fulfilled' && opened.value) return { ...opened.value, facts: row };
  const [first] = work;
  return first && remembered(store, first);
}

async function remembered(store: Store, entry: OutboxRow): Promise<ShownConversation> {
  const { patientName, subject } = await openPayloadAnyway(store, entry);
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
      createdAt: entry.composedAt,
      lastMessageId: null,
      lastMessageAt: null,
      lastPatientMessageAt: null,
      closedAt: null,
      unread: 0,
      needsAnswer: false,
    },
  };
}
