import type { Store } from '../store/database.js';
import { wantFile } from '../store/wanted-files.js';

/**
 * Asks for the bytes of a received file; they come, sealed, when there is a connection, and `openFile` then gives
 * them. Asked again, what went wrong is tried once more. False where there is nothing to ask for: they are here,
 * on their way up, or deleted.
 */
export function downloadFile(store: Store, fileId: string): Promise<boolean> {
  return wantFile(store, fileId);
}
