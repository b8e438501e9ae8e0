import type { ConversationDetails } from '../model/conversation.js';
import type { MessageSummary } from '../model/message.js';
import type { ConversationRow, Store } from './database.js';

/** What is sealed in a conversation's row. */
export interface ConversationPayload {
  readonly details: ConversationDetails;
  readonly last: MessageSummary | null;
}

/** Rejects with `UnreadableError` where the row is damaged. */
export function openConversation(store: Store, row: ConversationRow): Promise<ConversationPayload> {
  return store.vault.open<ConversationPayload>('conversations', row.id, row.sealed);
}
