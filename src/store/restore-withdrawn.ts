import type { OutboxEntry } from '../model/outbox-entry.js';
import type { Store } from './database.js';
import { entriesIn } from './outbox.js';
import { takeBackToDraft } from './take-back.js';

/**
 * Puts the text of every reply that was taken back for editing into its draft, then lets its bytes go. The
 * page runs it at start and when the outbox changes; two tabs at once restore it once.
 */
export async function restoreWithdrawn(store: Store): Promise<void> {
  const burnt = await entriesIn(store.db, 'withdrawn');
  const toEdit = burnt.filter(
    ({ withdraw, sealed }) => withdraw === 'edit' && sealed !== undefined,
  );
  // One whose bytes do not open must not keep the others from coming back.
  await Promise.allSettled(toEdit.map(({ id }) => takeBackToDraft(store, id, isToEdit)));
}

function isToEdit({ state, withdraw }: OutboxEntry): boolean {
  return state === 'withdrawn' && withdraw === 'edit';
}
