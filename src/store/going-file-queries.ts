import { Dexie } from 'dexie';

import { lifeLineOf, type LifeLine } from '../model/attachment.js';
import { cleanFileName } from '../model/file-name.js';
import { openAttachment } from './attachments.js';
import { openConversation } from './conversation-payload.js';
import type { AttachmentRow, ConversationRow, Store, ThreadRow } from './database.js';
import { live } from './live.js';
import { readSync, serverNow } from './meta.js';
import { blocksOf, openThread } from './threads.js';
import { snapshot } from './transaction.js';

/** A file that its patient has downloaded and that goes at its time, in the record or not. */
export interface GoingFile {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly conversationId: string;
  readonly messageId: string | null;
  readonly patientName: string;
  readonly subject: string;
  /** Epoch ms, server. */
  readonly deleteAfter: number;
  /** A copy that was filed after its message was sent holds it. */
  readonly inRecordCopy: boolean;
}

export interface GoingFiles {
  /** The next to go first. Which of them are warned of now is told by `isWarnedOf`. */
  readonly files: readonly GoingFile[];
  /** Server clock minus this device's clock, ms. */
  readonly clockOffset: number;
}

/**
 * Follows every file that is about to go, over all conversations, found by the time at which they go. What has gone by
 * the server's clock is left out. Answers without a connection.
 */
export function watchGoingFiles(
  store: Store,
  next: (going: GoingFiles) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () => snapshot(store, () => readGoing(store)),
    async ({ rows, clockOffset }) => {
      const opened = await Promise.allSettled(rows.map((row) => openGoing(store, row)));
      const files = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      return { files, clockOffset };
    },
    { next, fail },
  );
}

/** Two days before it goes, while it is not in the record (`now`: the server's clock). */
export function isWarnedOf(file: GoingFile, now: number): boolean {
  return stateOf(file, now) === 'soon-not-in-record';
}

function stateOf({ size, deleteAfter, inRecordCopy }: GoingFile, now: number): LifeLine['state'] {
  return lifeLineOf({ size, deleteAfter }, { now, inRecordCopy }).state;
}

interface GoingRow {
  readonly file: AttachmentRow & { readonly deleteAfter: number };
  readonly conversation: ConversationRow;
  readonly blocks: readonly ThreadRow[];
}

async function readGoing(store: Store): Promise<{ rows: GoingRow[]; clockOffset: number }> {
  const { db } = store;
  const now = await serverNow(store);
  const files = await db.attachments
    .where('deleteAfter')
    .between(now, Dexie.maxKey, false)
    .toArray();
  const rows: GoingRow[] = [];
  for (const file of files.filter(isStillThere)) {
    const conversation = await db.conversations.get(file.conversationId);
    if (!conversation) continue;
    rows.push({ file, conversation, blocks: await blocksOf(db, file.conversationId) });
  }
  return { rows, clockOffset: (await readSync(db)).clockOffset };
}

function isStillThere(row: AttachmentRow): row is GoingRow['file'] {
  return row.deletedAt === undefined && row.deleteAfter !== undefined;
}

async function openGoing(
  store: Store,
  { file, conversation, blocks }: GoingRow,
): Promise<GoingFile> {
  const { id, size, conversationId, messageId, deleteAfter } = file;
  const { details } = await openConversation(store, conversation);
  const { messages } = await openThread(store, blocks);
  const sentAt = messages.find((message) => message.id === messageId)?.sentAt ?? Infinity;
  const copies = conversation.recordCopies ?? [];
  return {
    id,
    size,
    conversationId,
    messageId,
    deleteAfter,
    name: cleanFileName((await openAttachment(store, file)).name),
    patientName: details.patient.name,
    subject: details.subject,
    inRecordCopy: copies.some(({ state, at }) => state === 'filed' && at >= sentAt),
  };
}
