import type { Store } from '../store/database.js';
import { changeStatus, type StatusChange } from './change-status.js';

/**
 * Reopens a closed conversation, so that the patient can reply again. Resolves with the id of the change once
 * it is on disk; it is sent now or when the connection returns. Rejects with `StorageFullError`: nothing was
 * changed.
 */
export function reopenConversation(store: Store, change: StatusChange): Promise<string> {
  return changeStatus(store, change, 'open');
}
