import { cleanFileName } from '../model/file-name.js';
import {
  isDuplicate,
  refusalOf,
  refusalTogether,
  type AttachmentLimits,
  type FileRefusal,
  type KnownFile,
  type StorageRoom,
} from '../model/file-limits.js';
import { StorageFullError } from '../model/errors.js';
import { PART_BYTES, partsOf } from '../model/file-transfer.js';
import { examineFile, mediaTypeOf } from '../model/file-type.js';
import { draftFilesOf, openAttachment, type AttachmentNames } from '../store/attachments.js';
import { sealPart } from '../store/blobs.js';
import type { AttachmentRow, Store } from '../store/database.js';
import { removeBytes } from '../store/file-rows.js';
import { bytesThatCanGo } from '../store/make-room.js';
import { readSession } from '../store/meta.js';
import { Sha256 } from '../store/sha256.js';
import { inOneTransaction } from '../store/transaction.js';

export interface FileToAttach {
  readonly conversationId: string;
  readonly file: File;
  /** What is left of this site's storage: `navigator.storage.estimate()`; only the disk itself is sure. */
  readonly room?: StorageRoom;
  /** Bytes that are sealed and on disk. */
  readonly onProgress?: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

/** The new file of the draft, or why it is none; then nothing of it is kept. */
export type Attached = { readonly id: string } | { readonly refused: FileRefusal };

/**
 * Makes a file part of a conversation's draft: checked, read part by part, sealed on this device. It stays there
 * until its message is accepted or somebody removes it. Works without a connection. Rejects with the reason of
 * `signal`; a full disk is a refusal, and touches nothing that was there before.
 */
export function attachFile(store: Store, toAttach: FileToAttach): Promise<Attached> {
  const attached = turn.then(() => attachNow(store, toAttach));
  turn = attached.then(nextTurn, nextTurn);
  return attached;
}

/** One file after another: each is judged beside those that came before it. */
let turn = Promise.resolve();
function nextTurn(): void {
  // However it ended, its caller knows.
}

async function attachNow(store: Store, toAttach: FileToAttach): Promise<Attached> {
  const { file, conversationId } = toAttach;
  const picked = { name: cleanFileName(file.name), type: file.type, size: file.size };
  const limits = await limitsOf(store);
  if (limits === undefined) return { refused: 'not-allowed' };
  const kept = await draftFilesOf(store.db, conversationId);
  const room = await roomOf(store, toAttach);
  const refused = refusalOf(picked, kept, { limits, room }) ?? (await refusalOfBytes(picked, file));
  if (refused) return { refused };
  const id = crypto.randomUUID();
  return keepOrNothing(store, id, async () => {
    const sha256 = await keepBytes(store, id, toAttach);
    if (sha256 === undefined) return { refused: 'unreadable' };
    const names = { name: picked.name, type: mediaTypeOf(picked), sha256 };
    return keepFile(store, { id, conversationId, size: file.size, names, limits });
  });
}

async function limitsOf(store: Store): Promise<AttachmentLimits | undefined> {
  const session = await readSession(store);
  return session?.permissions.attach === true ? session.limits.attachments : undefined;
}

/** What a full disk would let go of is room. */
async function roomOf(store: Store, { room = {} }: FileToAttach): Promise<StorageRoom> {
  if (room.usage === undefined) return room;
  return { ...room, usage: Math.max(0, room.usage - (await bytesThatCanGo(store.db))) };
}

/** What it is decides, not what it is called; a folder, or a file that has gone, cannot be read. */
async function refusalOfBytes(
  picked: { readonly name: string; readonly type: string },
  file: File,
): Promise<FileRefusal | undefined> {
  const head = await readPart(file, 0);
  if (head === undefined) return 'unreadable';
  return examineFile(picked, head).honest ? undefined : 'wrong-type';
}

/** Where no file comes of it, its bytes go too; what a crash leaves of them is swept at the next start. */
async function keepOrNothing(
  store: Store,
  id: string,
  work: () => Promise<Attached>,
): Promise<Attached> {
  let attached: Attached | undefined;
  try {
    attached = await work();
    return attached;
  } catch (error) {
    if (error instanceof StorageFullError) return { refused: 'storage-full' };
    throw error;
  } finally {
    if (attached === undefined || 'refused' in attached)
      await removeBytes(store.db, id).catch(leaveForSweep);
  }
}

/** Each part in a transaction of its own; resolves with the hash of all. Undefined: it cannot be read any more. */
async function keepBytes(
  store: Store,
  id: string,
  { file, onProgress, signal }: FileToAttach,
): Promise<string | undefined> {
  const hash = new Sha256();
  for (const part of partsOf(file.size)) {
    signal?.throwIfAborted();
    const bytes = await readPart(file, part);
    if (bytes === undefined) return undefined;
    hash.add(bytes);
    const row = await sealPart(store, id, part, bytes);
    await inOneTransaction(store, () => store.db.blobs.put(row), [store.db.blobs]);
    onProgress?.(part * PART_BYTES + bytes.length);
  }
  return hash.end();
}

async function readPart(file: File, part: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const slice = file.slice(part * PART_BYTES, (part + 1) * PART_BYTES);
  const [read] = await Promise.allSettled([slice.arrayBuffer()]);
  const whole = read.status === 'fulfilled' && read.value.byteLength === slice.size;
  return whole ? new Uint8Array(read.value) : undefined;
}

interface KeptFile {
  readonly id: string;
  readonly conversationId: string;
  readonly size: number;
  readonly names: AttachmentNames;
  readonly limits: AttachmentLimits;
}

/** What other pages attach meanwhile counts too. */
async function keepFile(store: Store, file: KeptFile): Promise<Attached> {
  const { id, conversationId, size, names, limits } = file;
  const sealed = await store.vault.seal('attachments', id, names);
  for (;;) {
    const kept = await draftFilesOf(store.db, conversationId);
    const refused = isDuplicate({ ...names, size }, await openKnown(store, kept))
      ? 'duplicate'
      : refusalTogether({ size }, kept, limits);
    if (refused) return { refused };
    const done = await inOneTransaction(store, async () => {
      const now = await draftFilesOf(store.db, conversationId);
      if (String(now.map((row) => row.id)) !== String(kept.map((row) => row.id))) return false;
      await store.db.attachments.put(newRow(store, file, sealed, now.at(-1)));
      return true;
    });
    if (done) return { id };
  }
}

/** One that does not open is nobody's duplicate. */
async function openKnown(store: Store, rows: readonly AttachmentRow[]): Promise<KnownFile[]> {
  const opened = await Promise.allSettled(
    rows.map(async (row) => ({ ...(await openAttachment(store, row)), size: row.size })),
  );
  return opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

function newRow(
  store: Store,
  { id, conversationId, size }: KeptFile,
  sealed: AttachmentRow['sealed'],
  last: AttachmentRow | undefined,
): AttachmentRow {
  const keptAt = Math.max(store.now(), (last?.upload?.keptAt ?? 0) + 1);
  return {
    id,
    conversationId,
    messageId: null,
    size,
    version: 0,
    generation: 0,
    here: true,
    arrived: 0,
    upload: { keptAt, serverId: id, unsent: partsOf(size), complete: false },
    sealed,
  };
}

function leaveForSweep(): void {
  // The disk does not even take a delete; the bytes belong to no file, and the next start removes them.
}
