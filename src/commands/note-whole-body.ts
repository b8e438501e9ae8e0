import type { Store } from '../store/database.js';

/** All that the server has of a conversation has come again, also what had left a full device. */
export async function noteWholeBody({ db }: Store, conversationId: string): Promise<void> {
  await db.conversations.update(conversationId, { bodyGone: undefined });
}
