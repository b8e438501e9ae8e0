import type { CopyWish } from '../model/record-copy.js';
import type { Store } from '../store/database.js';
import { inOneTransaction } from '../store/transaction.js';
import { prepareRecordCopy } from './record-copy.js';
import { prepareReply, type NewReply } from './send-reply.js';

export interface ReplyAndCopy {
  readonly reply: NewReply;
  readonly wish: CopyWish;
}

/**
 * Queues a reply, a copy of the whole conversation for the patient's record, and its closing: three entries, each
 * sent only when the one before it is accepted, all written or none. What holds or refuses one stops those behind
 * it, taking one back takes them back too; the reply is never sent again for the sake of the copy. Resolves with
 * the reply's id; rejects as `sendReply` does.
 */
export async function sendAndDownload(
  store: Store,
  { reply, wish }: ReplyAndCopy,
): Promise<string> {
  const { conversationId, basedOn } = reply;
  const sent = await prepareReply(store, reply);
  const copy = await prepareRecordCopy(store, {
    conversationId,
    wish,
    closeBasedOn: basedOn,
    requires: sent.id,
  });
  await inOneTransaction(store, async () => {
    await sent.put();
    await copy.put();
  });
  return sent.id;
}
