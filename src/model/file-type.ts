import { extensionOf } from './file-name.js';
import { pixelSizeOf, type PixelSize } from './pixel-size.js';

/** What the first bytes of a file are; `zip`: an Office document or an archive, which nobody here opens. */
export type FileKind =
  Raster | 'pdf' | 'heic' | 'text' | 'zip' | 'svg' | 'html' | 'xml' | 'unknown';

/** The only kinds of which a picture is ever drawn. */
export type Raster = 'png' | 'jpeg' | 'gif' | 'webp';

export interface ClaimedFile {
  readonly name: string;
  /** Media type, as whoever handed it over says. */
  readonly type: string;
}

export interface FileFacts {
  readonly kind: FileKind;
  /** Name, media type and bytes say the same; a file that lies about itself is never drawn and never sent. */
  readonly honest: boolean;
  /** It may be drawn small: a raster whose bytes match, of a size that no memory has to fear. */
  readonly previewable: boolean;
  /** A raster that says so, and of more pixels than that. */
  readonly tooLarge: boolean;
}

const MOST_PIXELS = 40_000_000;
/** No browser and no reader looks further for what a file is. */
const LOOKED_AT = 2048;

const RASTERS: ReadonlySet<string> = new Set<Raster>(['png', 'jpeg', 'gif', 'webp']);
/** Kinds that can run or fetch something where they are opened. */
const ACTIVE: ReadonlySet<FileKind> = new Set<FileKind>(['svg', 'html', 'xml']);

interface KnownType {
  readonly type: string;
  readonly kind: FileKind;
  readonly extensions: string;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const ODF = 'application/vnd.oasis.opendocument';
const KNOWN: readonly KnownType[] = [
  { type: 'image/png', kind: 'png', extensions: 'png' },
  { type: 'image/jpeg', kind: 'jpeg', extensions: 'jpg jpeg jfif' },
  { type: 'image/gif', kind: 'gif', extensions: 'gif' },
  { type: 'image/webp', kind: 'webp', extensions: 'webp' },
  { type: 'image/heic', kind: 'heic', extensions: 'heic' },
  { type: 'image/heif', kind: 'heic', extensions: 'heif' },
  { type: 'application/pdf', kind: 'pdf', extensions: 'pdf' },
  { type: 'text/plain', kind: 'text', extensions: 'txt log' },
  { type: 'text/csv', kind: 'text', extensions: 'csv' },
  { type: `${OFFICE}.wordprocessingml.document`, kind: 'zip', extensions: 'docx' },
  { type: `${OFFICE}.spreadsheetml.sheet`, kind: 'zip', extensions: 'xlsx' },
  { type: `${OFFICE}.presentationml.presentation`, kind: 'zip', extensions: 'pptx' },
  { type: `${ODF}.text`, kind: 'zip', extensions: 'odt' },
  { type: `${ODF}.spreadsheet`, kind: 'zip', extensions: 'ods' },
  { type: 'application/zip', kind: 'zip', extensions: 'zip' },
  { type: 'image/svg+xml', kind: 'svg', extensions: 'svg' },
  { type: 'text/html', kind: 'html', extensions: 'html htm xhtml shtml mht mhtml' },
  { type: 'application/xml', kind: 'xml', extensions: 'xml' },
];

/**
 * Reads what a file is, and whether it is what it says, from its first part of 256 KiB: a photograph's size can
 * stand behind a long header.
 */
export function examineFile(file: ClaimedFile, head: Uint8Array): FileFacts {
  const kind = kindOf(head);
  const claims = [
    knownBy(file.name)?.kind,
    KNOWN.find(({ type }) => type === bare(file.type))?.kind,
  ];
  const known = claims.filter((claim) => claim !== undefined);
  const matches = known.length > 0 && known.every((claim) => claim === kind);
  const honest = matches || (known.length === 0 && !ACTIVE.has(kind));
  const size = matches && isRaster(kind) ? pixelSizeOf(head, kind) : undefined;
  const small = size !== undefined && isSmall(size);
  return { kind, honest, previewable: small, tooLarge: size !== undefined && !small };
}

/** The media type that a name's extension stands for, else what was claimed, else bytes without a meaning. */
export function mediaTypeOf({ name, type }: ClaimedFile): string {
  const claimed = bare(type);
  return knownBy(name)?.type ?? (claimed === '' ? 'application/octet-stream' : claimed);
}

/** What the bytes are, whatever anybody says. */
export function kindOf(head: Uint8Array): FileKind {
  const start = latin(head, 0, 16);
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (/^GIF8[79]a/u.test(start)) return 'gif';
  if (/^RIFF[^]{4}WEBP/u.test(start)) return 'webp';
  if (/^[^]{4}ftyp(?:he[iv][cfmsx]|m[is][fs]1)/u.test(start)) return 'heic';
  if (['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].some((zip) => start.startsWith(zip))) return 'zip';
  // Readers of PDF do not ask that it stands at the start.
  if (latin(head, 0, LOOKED_AT).includes('%PDF-')) return 'pdf';
  return kindOfText(head);
}

/** It can run or fetch something where it is opened. */
export function isActive(kind: FileKind): boolean {
  return ACTIVE.has(kind);
}

function isRaster(kind: FileKind): kind is Raster {
  return RASTERS.has(kind);
}

function kindOfText(head: Uint8Array): FileKind {
  const start = head.subarray(0, LOOKED_AT);
  const text = latin(start, 0, LOOKED_AT).toLowerCase();
  const mark = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?/u.exec(text)?.[0] ?? '';
  // Two bytes for each character: what matters here is in one of them.
  const wide = mark.length === 2;
  const words = (wide ? text.replaceAll('\0', '') : text).slice(mark.length).trimStart();
  if (words.startsWith('<') || words.startsWith('mime-version:')) return kindOfMarkup(words);
  const binary = !wide && start.some(isBinary);
  return binary || head.length === 0 ? 'unknown' : 'text';
}

/** A page kept as a letter (MHTML) is a page. */
function kindOfMarkup(words: string): FileKind {
  if (/<(?:[a-z]+:)?svg[\s>]|<!doctype svg/u.test(words)) return 'svg';
  return /^<\?xml|^<[a-z]+:/u.test(words) && !/<html[\s>]/u.test(words) ? 'xml' : 'html';
}

/** Neither a letter nor a way to set text. */
function isBinary(byte: number): boolean {
  return byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte);
}

function knownBy(name: string): KnownType | undefined {
  const extension = extensionOf(name);
  return KNOWN.find(({ extensions }) => extensions.split(' ').includes(extension));
}

/** Without parameters, in lower case. */
function bare(type: string): string {
  return (type.split(';', 1)[0] ?? '').trim().toLowerCase();
}

function isSmall({ width, height }: PixelSize): boolean {
  return width * height <= MOST_PIXELS;
}

/** Bytes as characters of the same number. */
function latin(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (const byte of bytes.subarray(from, to)) text += String.fromCharCode(byte);
  return text;
}
