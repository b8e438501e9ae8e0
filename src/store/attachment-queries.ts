import { isDeleted, type FileLife } from '../model/attachment.js';
import { cleanFileName } from '../model/file-name.js';
import { UnreadableError } from '../model/errors.js';
import { bytesSent, partsOf, partSize, type FileTrouble } from '../model/file-transfer.js';
import { filesOf, openAttachment, type AttachmentNames } from './attachments.js';
import { openPart } from './blobs.js';
import type { AttachmentRow, Store } from './database.js';
import { live } from './live.js';
import { readSync, serverNow } from './meta.js';
import { Sha256 } from './sha256.js';

/** A file as shown; its life line is told by `lifeLineOf`, by the server's clock. */
export interface FileView extends AttachmentNames, Omit<FileLife, 'sentAt'> {
  readonly id: string;
  /** Of the draft, of a reply in the outbox, or of a message that the server told of. */
  readonly place: 'draft' | 'reply' | 'message';
  readonly messageId: string | null;
  readonly replyId: string | undefined;
  /** Whether its bytes can be opened here; `wanted`: they are being fetched. */
  readonly bytes: 'away' | 'wanted' | 'here';
  /** Bytes that have come so far. */
  readonly arrived: number;
  /** Why they did not come. */
  readonly trouble: FileTrouble | undefined;
}

export interface ConversationFiles {
  /** Files of the draft and of replies first, in the order in which they were attached. */
  readonly files: readonly FileView[];
  /** Server clock minus this device's clock, ms: life lines are told by the server's. */
  readonly clockOffset: number;
}

/** Follows every file of a conversation: of its messages, of its queued replies and of its draft. */
export function watchAttachments(
  store: Store,
  conversationId: string,
  next: (files: ConversationFiles) => void,
  fail: (error: unknown) => void,
): () => void {
  const read = async () => {
    const rows = await filesOf(store.db, conversationId);
    return { rows, sync: await readSync(store.db) };
  };
  return live(
    read,
    async ({ rows, sync }) => ({
      files: await Promise.all(rows.sort(byKeptAt).map((row) => openView(store, row))),
      clockOffset: sync.clockOffset,
    }),
    { next, fail },
  );
}

/** Every file of a conversation as it stands now. */
export async function readFiles(
  store: Store,
  conversationId: string,
): Promise<readonly FileView[]> {
  const rows = await filesOf(store.db, conversationId);
  return Promise.all(rows.map((row) => openView(store, row)));
}

/**
 * The bytes of a file, to be saved and never to be rendered: without a type of their own. Undefined where they
 * are not on this device, or where their time is over by the server's clock, deleted or not. Rejects with
 * `UnreadableError` where they are damaged, or not those that the server tells of now.
 */
export async function openFile(store: Store, fileId: string): Promise<Blob | undefined> {
  const row = await rowToOpen(store, fileId);
  if (row === undefined) return undefined;
  const hash = new Sha256();
  const parts: Blob[] = [];
  for (const part of partsOf(row.size)) {
    const bytes = await openWhole(store, row, part);
    hash.add(bytes);
    // The browser keeps a blob outside the page.
    parts.push(new Blob([bytes]));
  }
  const { sha256 } = await openAttachment(store, row);
  if (hash.end() !== sha256) throw new UnreadableError('A file is another.');
  return new Blob(parts, { type: 'application/octet-stream' });
}

/** The first bytes of a file, for `examineFile`; undefined, and rejecting, as `openFile`. */
export async function readHead(
  store: Store,
  fileId: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const row = await rowToOpen(store, fileId);
  return row && openWhole(store, row, 0);
}

async function openWhole(
  store: Store,
  { id, size }: AttachmentRow,
  part: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (size === 0) return new Uint8Array();
  const bytes = await openPart(store, id, part);
  if (bytes?.length === partSize(size, part)) return bytes;
  throw new UnreadableError('A part of a file is missing.');
}

async function rowToOpen(store: Store, fileId: string): Promise<AttachmentRow | undefined> {
  const row = await store.db.attachments.get(fileId);
  return row?.here === true && !isDeleted(row, await serverNow(store)) ? row : undefined;
}

async function openView(store: Store, row: AttachmentRow): Promise<FileView> {
  const [opened] = await Promise.allSettled([openAttachment(store, row)]);
  const names = opened.status === 'fulfilled' ? opened.value : UNREADABLE;
  const { upload, size, downloadedAt, deleteAfter, deletedAt } = row;
  return {
    ...names,
    // What others named is cleaned like what is picked here: it is shown, and saved under this name.
    name: cleanFileName(names.name),
    id: row.id,
    place: upload === undefined ? 'message' : upload.replyId === undefined ? 'draft' : 'reply',
    messageId: row.messageId,
    replyId: upload?.replyId,
    size,
    sent: upload && bytesSent(size, upload),
    downloadedAt,
    deleteAfter,
    deletedAt,
    bytes: row.here ? 'here' : row.wantedAt === undefined ? 'away' : 'wanted',
    arrived: row.arrived,
    trouble: names === UNREADABLE ? 'damaged' : row.trouble,
  };
}

/** A row that does not open is still seen. */
const UNREADABLE: AttachmentNames = { name: '', type: '', sha256: '' };

function byKeptAt(one: AttachmentRow, other: AttachmentRow): number {
  return (one.upload?.keptAt ?? Infinity) - (other.upload?.keptAt ?? Infinity);
}
