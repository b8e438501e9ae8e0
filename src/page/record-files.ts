import { isDeleted } from '../model/attachment.js';
import { UnreadableError } from '../model/errors.js';
import type { FilesHere } from '../model/record-copy.js';
import type { RecordDocument } from '../record/document.js';
import { openFile, readFiles, type FileView } from '../store/attachment-queries.js';
import { readConversation } from '../store/conversation-queries.js';
import type { Store } from '../store/database.js';
import { serverNow } from '../store/meta.js';
import { dropSpoilt, wantFile } from '../store/wanted-files.js';
import { fetched } from './until-fetched.js';

export interface MadeFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  /** Without a dot. */
  readonly extension: string;
}

/**
 * Asks for the bytes of a conversation's files that are not on this device, and tells how many are. `missing`: one of
 * them was asked for before, and cannot be had. Deleted ones are nowhere any more; the copy says when they went.
 */
export async function fetchFiles(
  store: Store,
  conversationId: string,
  asked: boolean,
): Promise<FilesHere | 'missing'> {
  const files = await filesToHold(store, conversationId);
  const away = files.filter(({ bytes }) => bytes === 'away');
  if (asked && away.some(({ trouble }) => trouble !== undefined)) return 'missing';
  for (const { id } of away) await wantFile(store, id);
  return { here: files.filter(({ bytes }) => bytes === 'here').length, of: files.length };
}

/**
 * A zip of the copy and the conversation's files. Rejects where one does not open any more; asked for again, it is
 * fetched anew.
 */
export async function withItsFiles(
  store: Store,
  conversationId: string,
  { document, copy }: { readonly document: RecordDocument; readonly copy: MadeFile },
): Promise<MadeFile> {
  const { recordArchive } = await fetched(() => import('../record/archive/record-archive.js'));
  const { bytes, mediaType, extension } = copy;
  const files = [];
  for (const file of await filesToHold(store, conversationId))
    files.push({ file, content: await contentOf(store, file) });
  const copies = [{ extension, content: new Blob([bytes], { type: mediaType }) }];
  const zip = await recordArchive({ document, copies, files });
  const whole = new Uint8Array(await zip.arrayBuffer());
  return { bytes: whole, mediaType: 'application/zip', extension: 'zip' };
}

/** In the order of the conversation. */
async function filesToHold(store: Store, conversationId: string): Promise<FileView[]> {
  const view = await readConversation(store, conversationId);
  const files = await readFiles(store, conversationId);
  const now = await serverNow(store);
  const named = (view?.messages ?? []).flatMap(({ attachmentIds }) => attachmentIds);
  return named
    .flatMap((id) => files.filter((file) => file.id === id))
    .filter((file) => !isDeleted(file, now));
}

async function contentOf(store: Store, { id }: FileView): Promise<Blob> {
  try {
    const content = await openFile(store, id);
    if (content !== undefined) return content;
  } catch (error) {
    if (error instanceof UnreadableError) await dropSpoilt(store, id);
    throw error;
  }
  throw new Error('A file is not on this device any more.');
}
