import type { Effect } from '../model/outbox-entry.js';
import type { ReplyChoices } from '../model/reply-choices.js';
import type { BasedOn, ReplyOptions } from '../model/reply-options.js';
import { giveToReply, serverIdsOf } from '../store/attachments.js';
import type { Store } from '../store/database.js';
import { useRow, type UsedDraft } from '../store/draft-table.js';
import { replyDrafts } from '../store/drafts.js';
import { composedAt, putEntry, sealEntry, type Prepared } from '../store/enqueue.js';
import { inOneTransaction } from '../store/transaction.js';
import { entryOf, type ReplyBody } from '../store/outbox.js';

export interface NewReply extends UsedDraft {
  /** A new UUID where the reply has to be named before it is queued; made here otherwise. */
  readonly id?: string;
  readonly conversationId: string;
  readonly body: string;
  readonly options: ReplyOptions;
  /** What the options were made of, for Undo and Edit. */
  readonly choices?: ReplyChoices | undefined;
  /** From the view on which the person pressed the button. */
  readonly basedOn: BasedOn;
  /** Files of the draft that go with it, in their order; others stay in the draft. */
  readonly fileIds?: readonly string[];
  /** How long it can be undone before the first attempt. */
  readonly undoMs: number;
}

/**
 * Queues a reply with its files and removes its draft, all or nothing; resolves with the reply's id once it is on
 * disk. The service worker sends it, now or when the connection returns, its files first. Rejects with
 * `StorageFullError`, or with `TooLateError` where another page has sent or removed this draft, or one of its files:
 * nothing was written.
 */
export async function sendReply(store: Store, reply: NewReply): Promise<string> {
  const { id, put } = await prepareReply(store, reply);
  await inOneTransaction(store, put);
  return id;
}

/** Seals a reply; `put` belongs into a transaction over every table. Rejects, as `put` does, with `TooLateError`. */
export async function prepareReply(store: Store, reply: NewReply): Promise<Prepared> {
  const { id = crypto.randomUUID(), fileIds = [] } = reply;
  const at = await composedAt(store);
  const body: ReplyBody = {
    body: reply.body,
    options: reply.options,
    attachmentIds: await serverIdsOf(store.db, fileIds),
    basedOn: reply.basedOn,
    composedAt: new Date(at).toISOString(),
  };
  const entry = await sealEntry(store, {
    id,
    conversationId: reply.conversationId,
    kind: 'reply',
    body: JSON.stringify(body),
    effect: effectOf(reply, store.userId),
    choices: reply.choices,
    fileIds,
    composedAt: at,
    delayMs: reply.undoMs,
  });
  const put = async (): Promise<void> => {
    // Done a second time where the database fell silent after it had kept the first.
    if (await entryOf(store.db, id)) return;
    await putEntry(store, entry);
    await giveToReply(store.db, fileIds, id);
    await useRow(store, replyDrafts, reply.conversationId, reply);
  };
  return { id, put };
}

/** An accepted reply answers, leaves the conversation open, and claims what nobody had. */
function effectOf({ options }: NewReply, userId: string): Effect {
  return {
    state: 'open',
    patientCanReply: options.allowResponse,
    patientMayAttach: options.allowAttachments,
    needsAnswer: false,
    claimedBy: userId,
  };
}
