import type { Store } from '../store/database.js';
import { dropSpoilt } from '../store/wanted-files.js';

/**
 * Lets go of the bytes of a received file that do not open any more, and notes why, so that they can be asked for
 * anew. What is on its way up from here stays: nobody else has it.
 */
export function dropSpoiltFile(store: Store, fileId: string): Promise<void> {
  return dropSpoilt(store, fileId);
}
