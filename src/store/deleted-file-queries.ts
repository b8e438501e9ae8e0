import type { AttachmentRow, Store } from './database.js';
import { live } from './live.js';
import { readSync } from './meta.js';
import { snapshot } from './transaction.js';

export interface DeletedFile {
  readonly id: string;
  readonly conversationId: string;
}

/**
 * Tells of each file whose time the server's own clock has passed since it was last asked, also while no page was
 * open; each once. Offline nothing is told: no clock of this device decides it.
 */
export function watchDeletedFiles(
  store: Store,
  tell: (file: DeletedFile) => void,
  fail: (error: unknown) => void,
): () => void {
  let from: number | undefined;
  const read = async (): Promise<{ until: number | undefined; due: readonly AttachmentRow[] }> => {
    const { toldUpTo: until } = await readSync(store.db);
    return { until, due: await dueBetween(store, from, until) };
  };
  const next = ({ until, due }: Awaited<ReturnType<typeof read>>): void => {
    const known = from;
    from = Math.max(from ?? -Infinity, until ?? -Infinity);
    for (const { id, conversationId, deleteAfter = 0 } of due)
      if (known !== undefined && deleteAfter > known) tell({ id, conversationId });
  };
  return live(
    () => snapshot(store, read),
    (found) => Promise.resolve(found),
    { next, fail },
  );
}

/** By index. */
async function dueBetween(
  { db }: Store,
  from = Infinity,
  until = -Infinity,
): Promise<readonly AttachmentRow[]> {
  if (until <= from) return [];
  return db.attachments.where('deleteAfter').between(from, until, false, true).toArray();
}
