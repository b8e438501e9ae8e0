import type { AttachmentRow, Store } from './database.js';
import { live } from './live.js';
import { readSync } from './meta.js';
import { snapshot } from './transaction.js';

export interface DeletedFile {
  readonly id: string;
  readonly conversationId: string;
}

/**
 * Tells of each file whose time the server's own clock has passed after `since`; each once. Offline nothing is told:
 * no clock of this device decides it. Without `since` it begins with the first whole answer of the server.
 */
export function watchDeletedFiles(
  store: Store,
  since: number | undefined,
  tell: (file: DeletedFile) => void,
  fail: (error: unknown) => void,
): () => void {
  let from = since;
  const read = async (): Promise<{ until: number | undefined; due: readonly AttachmentRow[] }> => {
    const { toldUpTo: until } = await readSync(store.db);
    return { until, due: await dueBetween(store, from, until) };
  };
  const next = ({ until, due }: Awaited<ReturnType<typeof read>>): void => {
    if (until === undefined) return;
    const known = from;
    from = Math.max(known ?? until, until);
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
