import type { Store } from '../store/database.js';
import { fileConfirmed } from '../store/filed-copy.js';

/**
 * Says that the file is in the patient's record, by the word of the person who put it there: no browser can know.
 * The server is told now or when the connection returns, and what waited for it goes on. Where the clinic has no
 * record system nothing is told, and only what waited goes on. False: it is not asked any more.
 */
export function confirmRecordCopy(store: Store, copyId: string): Promise<boolean> {
  return fileConfirmed(store, copyId);
}
