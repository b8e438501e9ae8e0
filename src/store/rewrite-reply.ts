import { isOfNewer, isUntouched } from '../model/outbox-entry.js';
import type { OutboxRow, Store } from './database.js';
import { entryOf, openPayload, sealPayload, type ReplyBody } from './outbox.js';
import { inOneTransaction } from './transaction.js';

/**
 * Changes the files that a reply names, which only one that was never attempted allows: from the first attempt
 * its bytes are frozen. `within` runs in the same transaction. False: too late, nothing was changed.
 */
export async function rewriteReply(
  store: Store,
  replyId: string,
  {
    attachmentIds,
    within,
  }: {
    readonly attachmentIds: (ids: readonly string[]) => readonly string[];
    readonly within: (entry: OutboxRow) => Promise<void>;
  },
): Promise<boolean> {
  for (;;) {
    const entry = await entryOf(store.db, replyId);
    if (entry?.sealed === undefined || !isUntouched(entry) || isOfNewer(entry)) return false;
    const payload = await openPayload(store, entry);
    const body = JSON.parse(payload.body) as ReplyBody;
    const changed = { ...body, attachmentIds: attachmentIds(body.attachmentIds) };
    const rewritten = { ...payload, body: JSON.stringify(changed) };
    const words = await sealPayload(store, replyId, rewritten);
    const done = await inOneTransaction(store, async () => {
      const now = await entryOf(store.db, replyId);
      if (now === undefined || !isUntouched(now)) return false;
      if (String(now.sealed) !== String(entry.sealed)) return undefined;
      await store.db.outbox.put({ ...now, ...words });
      await within({ ...now, ...words });
      return true;
    });
    if (done !== undefined) return done;
  }
}
