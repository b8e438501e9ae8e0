import { isUntouched } from '../model/outbox-entry.js';
import type { Store } from '../store/database.js';
import { takeBackToDraft } from '../store/take-back.js';

/** Undoes a reply that has not been attempted; its text is the draft again. False: too late, it is on its way. */
export function undoReply(store: Store, replyId: string): Promise<boolean> {
  return takeBackToDraft(store, replyId, isUntouched);
}
