import { Dexie } from 'dexie';

import type { Attachment } from '../model/attachment.js';
import { TooLateError } from '../model/errors.js';
import type { Upload } from '../model/file-transfer.js';
import type { OutboxEntry } from '../model/outbox-entry.js';
import type { AttachmentRow, IntrayDatabase, Store } from './database.js';
import { letGoOfBytes, removeBytes } from './file-rows.js';
import { inOneTransaction } from './transaction.js';

/** What is sealed in a file's row. */
export type AttachmentNames = Pick<Attachment, 'name' | 'type' | 'sha256'>;

/** Rejects with `UnreadableError` where the row is damaged. */
export function openAttachment({ vault }: Store, row: AttachmentRow): Promise<AttachmentNames> {
  return vault.open<AttachmentNames>('attachments', row.id, row.sealed);
}

export function filesOf(db: IntrayDatabase, conversationId: string): Promise<AttachmentRow[]> {
  return db.attachments.where('conversationId').equals(conversationId).toArray();
}

/** Files that are part of what is being written, in the order in which they were attached. */
export async function draftFilesOf(
  db: IntrayDatabase,
  conversationId: string,
): Promise<AttachmentRow[]> {
  const files = await filesOf(db, conversationId);
  return files
    .filter(({ upload }) => upload !== undefined && upload.replyId === undefined)
    .sort((a, b) => (a.upload?.keptAt ?? 0) - (b.upload?.keptAt ?? 0));
}

/** Under which ids the server will know them. Rejects with `TooLateError` where one is not in a draft. */
export async function serverIdsOf(db: IntrayDatabase, ids: readonly string[]): Promise<string[]> {
  const files = await db.attachments.bulkGet([...ids]);
  return files.map((row) => inDraft(row).serverId);
}

/** Files of a draft go with the reply that it became; inside a transaction over every table. */
export async function giveToReply(
  db: IntrayDatabase,
  ids: readonly string[],
  replyId: string,
): Promise<void> {
  for (const row of await db.attachments.bulkGet([...ids])) {
    const upload = { ...inDraft(row), replyId };
    if (row) await db.attachments.put({ ...row, upload });
  }
}

/** The way back: what the server has of them stays there, and is asked for again when they go. */
export async function giveToDraft(db: IntrayDatabase, entry: OutboxEntry): Promise<void> {
  for (const row of await filesOfReply(db, entry)) {
    if (!row.upload) continue;
    const upload = { ...row.upload, complete: false, replyId: undefined };
    await db.attachments.put({ ...row, upload });
  }
}

/** The reply is settled: accepted, or nobody will ever send it. What went up from here leaves the device. */
export async function removeFilesOfReply(db: IntrayDatabase, entry: OutboxEntry): Promise<void> {
  const files = await filesOfReply(db, entry);
  await removeFiles(
    db,
    files.map(({ id }) => id),
  );
}

async function filesOfReply(
  db: IntrayDatabase,
  { id, fileIds = [] }: OutboxEntry,
): Promise<AttachmentRow[]> {
  const rows = await db.attachments.bulkGet([...fileIds]);
  return rows.filter((row) => row?.upload?.replyId === id) as AttachmentRow[];
}

function inDraft(row: AttachmentRow | undefined): Upload {
  if (row?.upload === undefined || row.upload.replyId !== undefined)
    throw new TooLateError('The file is not in the draft any more.');
  return row.upload;
}

/** Rows and bytes; inside a transaction over both tables. */
export async function removeFiles(db: IntrayDatabase, ids: readonly string[]): Promise<void> {
  await db.attachments.bulkDelete([...ids]);
  for (const id of ids) await removeBytes(db, id);
}

/** What the server told of a conversation's files; what was written here for it stays, as its draft does. */
export async function removeFilesOf(db: IntrayDatabase, conversationId: string): Promise<void> {
  const files = await filesOf(db, conversationId);
  await removeFiles(db, idsOfTold(files));
}

/** Files that a full pull did not name. */
export async function removeUnnamedFiles(db: IntrayDatabase, generation: number): Promise<void> {
  const older = await db.attachments.filter((row) => row.generation < generation).toArray();
  await removeFiles(db, idsOfTold(older));
}

/**
 * Deletes the bytes of every file whose time is over at a moment of the server's clock; the row stays, to say so.
 * Until then `openFile` gives them to nobody.
 */
export async function removeDueBytes(store: Pick<Store, 'db'>, now: number): Promise<void> {
  const { attachments, blobs } = store.db;
  const remove = async (): Promise<void> => {
    const due = await attachments.where('goesAt').belowOrEqual(now).toArray();
    for (const row of due) await letGoOfBytes(store.db, row);
  };
  await inOneTransaction(store, remove, [attachments, blobs]);
}

/** When the next bytes on this device have to go (epoch ms, server); undefined: none have to. By index. */
export async function nextBytesToGo({ attachments }: IntrayDatabase): Promise<number | undefined> {
  return (await attachments.where('goesAt').between(Dexie.minKey, Dexie.maxKey).first())?.goesAt;
}

function idsOfTold(rows: readonly AttachmentRow[]): string[] {
  return rows.filter(({ upload }) => upload === undefined).map(({ id }) => id);
}
