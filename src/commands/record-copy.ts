import type { CopyWish } from '../model/record-copy.js';
import type { BasedOn } from '../model/reply-options.js';
import type { Store } from '../store/database.js';
import { composedAt, putEntry, sealEntry, type Prepared } from '../store/enqueue.js';
import type { RecordCopyBody } from '../store/outbox.js';
import { inOneTransaction } from '../store/transaction.js';
import { prepareStatusChange } from './change-status.js';

export interface NewRecordCopy {
  readonly conversationId: string;
  readonly wish: CopyWish;
  /** Set: the conversation is closed once it is in the record; from the view on which the person pressed the button. */
  readonly closeBasedOn?: BasedOn | undefined;
  /** The queued reply that it follows. */
  readonly requires?: string | undefined;
}

/**
 * Queues a copy of the whole conversation for the patient's record, and its closing where that is wished, all or
 * nothing. Resolves with the copy's id once it is on disk. The file is made after everything queued before it has
 * been accepted, so with a connection only; the closing waits until the copy is in the record. Rejects with
 * `StorageFullError`: nothing was changed.
 */
export async function recordCopy(store: Store, copy: NewRecordCopy): Promise<string> {
  const { id, put } = await prepareRecordCopy(store, copy);
  await inOneTransaction(store, put);
  return id;
}

/** Seals a record copy and its closing; `put` belongs into a transaction over every table. */
export async function prepareRecordCopy(
  store: Store,
  { conversationId, wish, closeBasedOn, requires }: NewRecordCopy,
): Promise<Prepared> {
  const id = crypto.randomUUID();
  const order: RecordCopyBody = { system: wish.system, deliver: true };
  const entry = await sealEntry(store, {
    id,
    conversationId,
    kind: 'record-copy',
    // What a page makes is told to the server once somebody says that it is in the record.
    body: wish.deliver ? JSON.stringify(order) : '',
    effect: {},
    composedAt: await composedAt(store),
    copy: wish,
    requires,
    delayMs: 0,
  });
  const closing =
    closeBasedOn &&
    (await prepareStatusChange(
      store,
      { conversationId, basedOn: closeBasedOn, requires: id },
      'closed',
    ));
  const put = async (): Promise<void> => {
    await putEntry(store, entry);
    await closing?.put();
  };
  return { id, put };
}
