import { DAY_MS } from './retry-delay.js';

/** A file of a message, as the server tells it. Names are the contract's. */
export interface Attachment {
  readonly id: string;
  readonly conversationId: string;
  readonly messageId: string | null;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Of the bytes, in hex digits. */
  readonly sha256: string;
  /** First download by the patient or caregiver, by the server's clock. */
  readonly downloadedAt?: number | undefined;
  /** Set for the clinic's files only, at the first download. */
  readonly deleteAfter?: number | undefined;
  readonly deletedAt?: number | undefined;
}

/**
 *  waiting ──▶ uploading ──▶ kept ──▶ counting ──▶ soon-not-in-record ──▶ deleted
 *                                        └───────── in a record copy ────────▲
 */
export type LifeLine =
  /** On this device until the server can be reached. */
  | { readonly state: 'waiting' }
  | { readonly state: 'uploading'; readonly sent: number; readonly size: number }
  /** Until somebody downloads it; `longUnfetched`: for so long that the clinic may want to ask. */
  | { readonly state: 'kept'; readonly longUnfetched: boolean }
  | {
      readonly state: 'counting' | 'soon-not-in-record';
      readonly downloadedAt: number | undefined;
      readonly deleteAfter: number;
    }
  | { readonly state: 'deleted'; readonly at: number };

/** What the life line is told from; times by the server's clock. */
export interface FileLife extends Pick<
  Attachment,
  'size' | 'downloadedAt' | 'deleteAfter' | 'deletedAt'
> {
  /** When its message was sent. */
  readonly sentAt?: number | undefined;
  /** Bytes that the server has acknowledged; absent once its message is accepted. */
  readonly sent?: number | undefined;
}

/** A file that is not in the record is warned of so long before it goes. */
const WARNED_BEFORE_MS = 2 * DAY_MS;
const LONG_UNFETCHED_MS = 14 * DAY_MS;

/** Where a file stands in its life; `now` by the server's clock, and never by the device's alone. */
export function lifeLineOf(
  file: FileLife,
  { now, inRecordCopy }: { readonly now: number; readonly inRecordCopy: boolean },
): LifeLine {
  const { size, sent, downloadedAt, deleteAfter } = file;
  if (sent !== undefined)
    return sent === 0 ? { state: 'waiting' } : { state: 'uploading', sent, size };
  if (isDeleted(file, now)) return { state: 'deleted', at: file.deletedAt ?? deleteAfter ?? now };
  if (deleteAfter === undefined)
    return { state: 'kept', longUnfetched: isLongUnfetched(file, now) };
  const soon = !inRecordCopy && deleteAfter - now <= WARNED_BEFORE_MS;
  return { state: soon ? 'soon-not-in-record' : 'counting', downloadedAt, deleteAfter };
}

/** Its bytes must not be given out any more, whether or not anybody has deleted them yet. */
export function isDeleted(
  { deletedAt, deleteAfter }: Pick<Attachment, 'deletedAt' | 'deleteAfter'>,
  now: number,
): boolean {
  return deletedAt !== undefined || (deleteAfter !== undefined && deleteAfter <= now);
}

function isLongUnfetched({ sentAt, downloadedAt }: FileLife, now: number): boolean {
  return downloadedAt === undefined && sentAt !== undefined && sentAt + LONG_UNFETCHED_MS <= now;
}
