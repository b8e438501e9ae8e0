import type { AttachmentRow, Store } from '../store/database.js';
import { removeFiles } from '../store/attachments.js';
import { rewriteReply } from '../store/rewrite-reply.js';
import { inOneTransaction } from '../store/transaction.js';

/**
 * Takes a file out of the draft, or out of a reply that was not attempted yet, with all its bytes. False, and
 * nothing is removed, where it is too late: the reply may be on its way.
 */
export async function removeFile(store: Store, fileId: string): Promise<boolean> {
  const file = await store.db.attachments.get(fileId);
  if (file?.upload === undefined) return false;
  const { replyId } = file.upload;
  return replyId === undefined
    ? removeFromDraft(store, file)
    : removeFromReply(store, file, replyId);
}

function removeFromDraft(store: Store, { id }: AttachmentRow): Promise<boolean> {
  return inOneTransaction(store, async () => {
    const now = await store.db.attachments.get(id);
    if (now?.upload === undefined || now.upload.replyId !== undefined) return false;
    await removeFiles(store.db, [id]);
    return true;
  });
}

function removeFromReply(
  store: Store,
  { id, upload }: AttachmentRow,
  replyId: string,
): Promise<boolean> {
  return rewriteReply(store, replyId, {
    attachmentIds: (ids) => ids.filter((one) => one !== upload?.serverId),
    within: async (entry) => {
      const fileIds = entry.fileIds?.filter((one) => one !== id);
      await store.db.outbox.put({ ...entry, fileIds });
      await removeFiles(store.db, [id]);
    },
  });
}
