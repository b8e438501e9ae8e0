import type { Store } from '../store/database.js';
import { changeStatus, type StatusChange } from './change-status.js';

/**
 * Closes a conversation: it leaves the Inbox, and the patient cannot reply until it is reopened. Resolves with
 * the id of the change once it is on disk; it is sent after what was queued before it, now or when the
 * connection returns. Rejects with `StorageFullError`: nothing was changed.
 */
export function closeConversation(store: Store, change: StatusChange): Promise<string> {
  return changeStatus(store, change, 'closed');
}
