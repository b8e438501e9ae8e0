import { mediaTypeOf, type ClaimedFile } from './file-type.js';

/** Why a file is not taken; each has its own sentence. */
export type FileRefusal =
  | 'not-allowed'
  | 'empty'
  | 'wrong-type'
  | 'too-large'
  | 'too-many'
  | 'together-too-large'
  | 'duplicate'
  | 'storage-full'
  | 'unreadable';

/** The session's: sizes in bytes, types in lower case. */
export interface AttachmentLimits {
  /** Of one reply. */
  readonly count: number;
  readonly bytesEach: number;
  readonly bytesTotal: number;
  /** Media types. */
  readonly types: readonly string[];
}

export interface PickedFile extends ClaimedFile {
  readonly size: number;
}

/** What the browser says of this site's room, in bytes. */
export interface StorageRoom {
  readonly usage?: number | undefined;
  readonly quota?: number | undefined;
}

/** Left free for words: a file must never take the room that the next reply needs. */
const ROOM_FOR_WORDS = 5_000_000;

/** Checked before a byte is read, the person's easiest remedy first; undefined: it may be read. */
export function refusalOf(
  file: PickedFile,
  kept: readonly { readonly size: number }[],
  { limits, room }: { readonly limits: AttachmentLimits; readonly room: StorageRoom },
): FileRefusal | undefined {
  if (file.size === 0) return 'empty';
  if (!limits.types.includes(mediaTypeOf(file))) return 'wrong-type';
  if (file.size > limits.bytesEach) return 'too-large';
  return refusalTogether(file, kept, limits) ?? (fits(file, room) ? undefined : 'storage-full');
}

/** What all files of one reply may be together. */
export function refusalTogether(
  file: { readonly size: number },
  kept: readonly { readonly size: number }[],
  limits: AttachmentLimits,
): FileRefusal | undefined {
  if (kept.length >= limits.count) return 'too-many';
  const together = kept.reduce((sum, { size }) => sum + size, file.size);
  return together > limits.bytesTotal ? 'together-too-large' : undefined;
}

export interface KnownFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

export function isDuplicate(file: KnownFile, kept: readonly KnownFile[]): boolean {
  return kept.some(
    ({ name, size, sha256 }) => name === file.name && size === file.size && sha256 === file.sha256,
  );
}

/** Where the browser does not say, only the disk itself can. */
function fits({ size }: PickedFile, { usage = 0, quota = Infinity }: StorageRoom): boolean {
  return size + ROOM_FOR_WORDS <= quota - usage;
}
