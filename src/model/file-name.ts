/** Long enough for any real name, short enough for every file system. */
const LONGEST_NAME = 120;
/** A longer ending is no extension, only words after a dot. */
const LONGEST_EXTENSION = 16;
const NAMELESS = 'file';

/**
 * Cannot be seen, turns the reading direction, or leads to another folder: control characters, halves of
 * characters, line separators, all that Unicode lets be drawn as nothing (bidi, zero-width, fillers), and the
 * separators of paths, a Windows stream's colon among them.
 */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}/\\:]/gu;
/** U+2800 is a letter that looks like a space. */
const SPACES = /[\s\u2800]+/gu;
/** Names that Windows takes for a device, whatever extension follows. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/iu;

const PROGRAMS = new Set(
  (
    'apk app appx bat bin chm cmd com command cpl deb dll dmg docm dotm exe gadget hta inf iso img jar js jse ' +
    'lnk mjs msc msi msp pif pkg potm ppsm pptm ps1 psm1 py rb reg rpm scf scr sh url vb vbe vbs vhd wasm wsf ' +
    'wsh xlam xll xlsm xltm'
  ).split(' '),
);
const PAGES = new Set('htm html mht mhtml shtml svg svgz swf xht xhtml xml xsl xslt'.split(' '));
const DOCUMENTS = new Set(
  (
    'avif bmp csv doc docx eml gif heic heif jpeg jpg mov mp3 mp4 odp ods odt pdf png ppt pptx rtf tif tiff txt ' +
    'webp xls xlsx zip'
  ).split(' '),
);

/** What a file's name hides: that it runs, or that it is another kind than its name shows first. */
export type NameWarning = 'executable' | 'double-extension';

/**
 * A name that shows all that is in it and can be written to any disk (`SECURITY.md` §4.3). Cleaning a clean name
 * changes nothing.
 */
export function cleanFileName(name: string): string {
  const seen = name.replace(SPACES, ' ').replace(UNSEEN, '').normalize('NFC');
  const trimmed = seen.trim().replace(/[. ]+$/u, '');
  const safe = DEVICE.test(trimmed) ? `_${trimmed}` : trimmed;
  return shorten(safe === '' ? NAMELESS : safe);
}

/** In lower case, without its dot; empty where there is none. The last one: it decides what a computer does. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  const extension = dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
  return extension.length > LONGEST_EXTENSION ? '' : extension;
}

/** Of a clean name; undefined: nothing is hidden. */
export function nameWarning(name: string): NameWarning | undefined {
  const last = extensionOf(name);
  const before = extensionOf(name.slice(0, -last.length - 1).trimEnd());
  if (PROGRAMS.has(last)) return 'executable';
  const pretends = DOCUMENTS.has(before) || PROGRAMS.has(before) || PAGES.has(before);
  return last !== '' && pretends && last !== before ? 'double-extension' : undefined;
}

function shorten(name: string): string {
  if (name.length <= LONGEST_NAME) return name;
  const extension = extensionOf(name);
  const ending = extension === '' ? '' : name.slice(-extension.length - 1);
  // A character of two halves is kept whole or left out.
  const stem = name.slice(0, LONGEST_NAME - ending.length).replace(/\p{Cs}$/u, '');
  return stem.replace(/[. ]+$/u, '') + ending;
}
