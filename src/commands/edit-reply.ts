import { mayTakeBack } from '../model/outbox-entry.js';
import type { Store } from '../store/database.js';
import { takeBackToDraft } from '../store/take-back.js';

/**
 * Takes a reply out of the outbox and puts its text back into the draft, before any words typed since. Only
 * where no server needs to be asked; resolves with false, and changes nothing, where one must be.
 */
export function editReply(store: Store, replyId: string): Promise<boolean> {
  return takeBackToDraft(store, replyId, mayTakeBack);
}
