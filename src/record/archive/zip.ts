import { crc32 } from './crc-32.js';

export interface ZipEntry {
  /** With `/` between folders; it must not lead out of the folder in which the zip is unpacked. */
  readonly name: string;
  readonly content: Blob;
}

interface Stored {
  readonly name: Uint8Array<ArrayBuffer>;
  readonly sum: number;
  readonly size: number;
  readonly offset: number;
}

type Field = readonly [length: 2 | 4, value: number];

/** The first version that knows folders. */
const VERSION: Field = [2, 20];
const NAMES_IN_UTF_8: Field = [2, 0x0800];
const NOT_PACKED: Field = [2, 0];
const NONE: Field = [2, 0];
const LARGEST = 0xffff_ffff;
const MOST_ENTRIES = 0xffff;

/**
 * A zip of files as they are: pictures and PDF files are packed already. No file is copied, so that 50 MB take no
 * memory. `at` is `YYYY-MM-DDThh:mm:ss` and dates every entry. Rejects with `RangeError` above 4 GB.
 */
export async function zip(entries: readonly ZipEntry[], at: string): Promise<Blob> {
  const parts: BlobPart[] = [];
  const stored: Stored[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const sum = await crc32(content);
    const entry = { name: new TextEncoder().encode(name), sum, size: content.size, offset };
    const head = localHead(entry, at);
    parts.push(head, content);
    stored.push(entry);
    offset += head.length + content.size;
  }
  const directory = stored.map((entry) => directoryEntry(entry, at));
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  if (offset + size > LARGEST || stored.length > MOST_ENTRIES)
    throw new RangeError('This is too much for one zip.');
  const end = directoryEnd(stored.length, size, offset);
  return new Blob([...parts, ...directory, end], { type: 'application/zip' });
}

function localHead(entry: Stored, at: string): Uint8Array<ArrayBuffer> {
  return packed([[4, 0x04034b50], ...described(entry, at)], entry.name);
}

function directoryEntry(entry: Stored, at: string): Uint8Array<ArrayBuffer> {
  const comment = NONE;
  const disk = NONE;
  const attributes: Field[] = [NONE, [4, 0]];
  const place: Field = [4, entry.offset];
  const fields = [...described(entry, at), comment, disk, ...attributes, place];
  return packed([[4, 0x02014b50], VERSION, ...fields], entry.name);
}

function directoryEnd(count: number, size: number, offset: number): Uint8Array<ArrayBuffer> {
  const comment = NONE;
  return packed([
    ...([[4, 0x06054b50], NONE, NONE, [2, count], [2, count]] as const),
    ...([[4, size], [4, offset], comment] as const),
  ]);
}

/** What stands before each file, and again in the directory at the end. */
function described({ name, sum, size }: Stored, at: string): Field[] {
  const extra = NONE;
  const sizes: Field[] = [
    [4, size],
    [4, size],
  ];
  return [
    ...[VERSION, NAMES_IN_UTF_8, NOT_PACKED, ...dosTime(at)],
    ...([[4, sum], ...sizes, [2, name.length], extra] as const),
  ];
}

/** Two seconds are its smallest step, and 1980 its first year. */
function dosTime(at: string): Field[] {
  const [year = 1980, month = 1, day = 1, hour = 0, minute = 0, second = 0] = at
    .split(/\D/u)
    .map(Number);
  const time = (hour << 11) | (minute << 5) | (second >> 1);
  const date = ((year - 1980) << 9) | (month << 5) | day;
  return [
    [2, time],
    [2, date],
  ];
}

function packed(
  fields: readonly Field[],
  tail: Uint8Array<ArrayBuffer> = new Uint8Array(),
): Uint8Array<ArrayBuffer> {
  const length = fields.reduce((sum, [bytes]) => sum + bytes, 0);
  const bytes = new Uint8Array(length + tail.length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  bytes.set(tail, length);
  return bytes;
}
