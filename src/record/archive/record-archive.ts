import { extensionOf } from '../../model/file-name.js';
import { ClinicTime } from '../clinic-time.js';
import type { RecordDocument, RecordFile } from '../document.js';
import { recordFileName } from '../record-file-name.js';
import { zip } from './zip.js';

export interface ArchiveParts {
  readonly document: Pick<RecordDocument, 'conversationId' | 'timeZone' | 'printedAt'>;
  /** What exporters made. */
  readonly copies: readonly { readonly extension: string; readonly content: Blob }[];
  /** The conversation's files in its order, each with its bytes. */
  readonly files: readonly {
    readonly file: Pick<RecordFile, 'name' | 'sha256'>;
    readonly content: Blob;
  }[];
}

/** Another ending than these would be words, perhaps a name. */
const PLAIN_EXTENSION = /^[a-z0-9]{1,5}$/u;
const HASH_LENGTH = 8;

/**
 * A record copy and the conversation's files in one zip, made on request. What a patient called a file may hold
 * the patient's name, or a way out of the folder: files are named by their number in the conversation and the
 * beginning of their SHA-256, by which the copy lists them. Rejects with `RangeError` above 4 GB.
 */
export function recordArchive({ document, copies, files }: ArchiveParts): Promise<Blob> {
  const { timeZone, printedAt } = document;
  const own = copies.map(({ extension, content }) => ({
    name: recordFileName(document, extension),
    content,
  }));
  const sent = files.map(({ file, content }, index) => ({
    name: `files/${archivedName(file, index + 1)}`,
    content,
  }));
  return zip([...own, ...sent], new ClinicTime(timeZone).iso(printedAt));
}

function archivedName({ name, sha256 }: Pick<RecordFile, 'name' | 'sha256'>, n: number): string {
  const hash = sha256.replace(/[^0-9a-f]/giu, '').slice(0, HASH_LENGTH);
  const extension = extensionOf(name);
  const ending = PLAIN_EXTENSION.test(extension) ? `.${extension}` : '';
  return `${String(n).padStart(2, '0')}-${hash}${ending}`;
}
