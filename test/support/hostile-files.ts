import { bytesOf, gif, jpeg, PDF, png, webp } from './file-bytes.js';

type Bytes = Uint8Array<ArrayBuffer>;

/** A file that somebody made to do harm, or that does it by its name. */
export interface HostileFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Bytes;
  /** Why it is not attached; absent: it is, under this clean name. */
  readonly refused?: string;
  readonly clean?: string;
  /** What its card says once its bytes are here. */
  readonly says?: readonly string[];
  /** It is a picture, and may be drawn. */
  readonly opens?: true;
}

const TYPE = 'The clinic does not take files of this type.';
const CONTENT = 'Its content is not what its name says.';
const EMPTY = 'It is empty.';

const LIES = 'Its content is not what its name says. It is not shown here.';
const LARGE = 'It is too large to be shown here. It can be saved.';
const RUNS = 'It can run something where it is opened. It is not shown here.';
const program = (kind: string): string =>
  `This is a program (${kind}). It can do harm where it is opened.`;
const looks = (kind: string): string =>
  `Its name looks like another kind: it is opened as ${kind}.`;

/** Everything that a card may warn of. */
export const WARNINGS = [LIES, LARGE, RUNS, 'This is a program (', 'Its name looks like another'];

const SCRIPT = '<script>top.ran = 1; fetch("/beacon")</script>';
const SVG_TEXT = `<svg xmlns="http://www.w3.org/2000/svg" onload="top.ran = 1">${SCRIPT}<image href="/beacon"/></svg>`;
const HTML_TEXT = `<!doctype html><html><img src="/beacon" onerror="top.ran = 1">${SCRIPT}</html>`;
const MHTML_TEXT = `MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${HTML_TEXT}`;
const XML_TEXT = `<?xml version="1.0"?><?xml-stylesheet href="/beacon"?><r>${SCRIPT}</r>`;
const XHTML_TEXT = `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">${SCRIPT}</html>`;
const JS_TEXT = '*/=1;top.ran=1;fetch("/beacon")';

const SVG = bytesOf(SVG_TEXT);
const HTML = bytesOf(HTML_TEXT);
const MZ = bytesOf('MZ', [0, 1, 0, 0]);
const ZIP = bytesOf('PK\x03\x04', [20, 0, 6, 0]);
/** Ten gigabytes of nothing, says its directory. */
const ZIP_BOMB = bytesOf('PK\x03\x04', [20, 0, 8, 0, 8, 0], Array<number>(12).fill(0xff), 'a');
const WIDE_SVG = bytesOf(
  [0xff, 0xfe],
  Array.from(SVG_TEXT, (letter) => [letter.charCodeAt(0), 0]).flat(),
);
/** As a script its size begins a comment. */
const GIF_SCRIPT = joined(gif(0x2a2f, 8), bytesOf(JS_TEXT));
const PDF_SCRIPT = bytesOf('%PDF-1.7\n<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>');

const OCTETS = 'application/octet-stream';

export const HOSTILE_FILES: readonly HostileFile[] = [
  { name: 'icon.svg', type: 'image/svg+xml', bytes: SVG, refused: TYPE, says: [RUNS] },
  { name: 'svg.png', type: 'image/png', bytes: SVG, refused: CONTENT, says: [LIES] },
  {
    name: 'remark.jpg',
    type: 'image/jpeg',
    bytes: bytesOf(`\xef\xbb\xbf\n<!-- ${'-'.repeat(99)} -->${SVG_TEXT}`),
    refused: CONTENT,
    says: [LIES],
  },
  { name: 'wide.png', type: 'image/png', bytes: WIDE_SVG, refused: CONTENT, says: [LIES] },
  {
    name: 'packed.svgz',
    type: 'image/svg+xml',
    bytes: bytesOf([0x1f, 0x8b, 8, 0]),
    refused: TYPE,
    says: [LIES],
  },
  { name: 'svg-as-png.svg', type: 'image/png', bytes: SVG, refused: TYPE, says: [LIES] },
  { name: 'page.html', type: 'text/html', bytes: HTML, refused: TYPE, says: [RUNS] },
  { name: 'page.png', type: 'image/png', bytes: HTML, refused: CONTENT, says: [LIES] },
  { name: 'page.pdf', type: 'application/pdf', bytes: HTML, refused: CONTENT, says: [LIES] },
  { name: 'page.txt', type: 'text/plain', bytes: HTML, refused: CONTENT, says: [LIES] },
  {
    name: 'late.txt',
    type: 'text/html; charset=utf-7',
    bytes: bytesOf(`\r\n\t  \f${HTML_TEXT}`),
    refused: CONTENT,
    says: [LIES],
  },
  {
    name: 'page.xhtml',
    type: 'application/xhtml+xml',
    bytes: bytesOf(XHTML_TEXT),
    refused: TYPE,
    says: [RUNS],
  },
  { name: 'data.xml', type: 'text/xml', bytes: bytesOf(XML_TEXT), refused: TYPE, says: [RUNS] },
  { name: 'xml.txt', type: '', bytes: bytesOf(XML_TEXT), refused: CONTENT, says: [LIES] },
  {
    name: 'saved.mht',
    type: 'multipart/related',
    bytes: bytesOf(MHTML_TEXT),
    refused: TYPE,
    says: [RUNS],
  },
  {
    name: 'saved.txt',
    type: 'text/plain',
    bytes: bytesOf(MHTML_TEXT),
    refused: CONTENT,
    says: [LIES],
  },
  { name: 'run.hta', type: '', bytes: HTML, refused: TYPE, says: [LIES, program('HTA')] },
  { name: 'script.pdf', type: 'application/pdf', bytes: PDF_SCRIPT, clean: 'script.pdf' },
  {
    name: 'inside.txt',
    type: 'text/plain',
    bytes: bytesOf('Dear all,\n%PDF-1.7\n'),
    refused: CONTENT,
    says: [LIES],
  },
  { name: 'pdf.png', type: 'image/png', bytes: PDF, refused: CONTENT, says: [LIES] },
  { name: 'both.gif', type: 'image/gif', bytes: GIF_SCRIPT, refused: TYPE, opens: true },
  {
    name: 'both.js',
    type: 'text/javascript',
    bytes: GIF_SCRIPT,
    refused: TYPE,
    says: [program('JS')],
  },
  {
    name: 'both.jpg',
    type: 'image/jpeg',
    bytes: joined(jpeg(), bytesOf(JS_TEXT)),
    clean: 'both.jpg',
    opens: true,
  },
  {
    name: 'tail.png',
    type: 'image/png',
    bytes: joined(png(), HTML),
    clean: 'tail.png',
    opens: true,
  },
  {
    name: 'archive.zip',
    type: 'application/zip',
    bytes: joined(png(), ZIP),
    refused: TYPE,
    says: [LIES],
  },
  { name: 'png.jpg', type: 'image/jpeg', bytes: png(), refused: CONTENT, says: [LIES] },
  { name: 'broken.png', type: '', bytes: bytesOf('\x89PNG\r\n\x1a\n'), clean: 'broken.png' },
  {
    name: 'flood.png',
    type: 'image/png',
    bytes: png(50_000, 50_000),
    clean: 'flood.png',
    says: [LARGE],
  },
  {
    name: 'flood.jpg',
    type: 'image/jpeg',
    bytes: jpeg(65_500, 65_500),
    clean: 'flood.jpg',
    says: [LARGE],
  },
  {
    name: 'bomb.gif',
    type: 'image/gif',
    bytes: gif(65_535, 65_535),
    refused: TYPE,
    says: [LARGE],
  },
  {
    name: 'frame.gif',
    type: 'image/gif',
    bytes: gif(8, 60_000, 60_000),
    refused: TYPE,
    says: [LARGE],
  },
  {
    name: 'flood.webp',
    type: 'image/webp',
    bytes: webp(16_383, 16_383),
    refused: TYPE,
    says: [LARGE],
  },
  { name: 'bomb.zip', type: 'application/zip', bytes: ZIP_BOMB, refused: TYPE },
  { name: 'zip.pdf', type: 'application/pdf', bytes: ZIP_BOMB, refused: CONTENT, says: [LIES] },
  { name: 'macros.docm', type: '', bytes: ZIP, refused: TYPE, says: [program('DOCM')] },
  { name: 'program.pdf', type: 'application/pdf', bytes: MZ, refused: CONTENT, says: [LIES] },
  {
    name: 'scan\u202Efdp.exe',
    type: OCTETS,
    bytes: MZ,
    clean: 'scanfdp.exe',
    refused: TYPE,
    says: [program('EXE')],
  },
  { name: 'i\u2066gpj\u2069.pdf', type: '', bytes: PDF, clean: 'igpj.pdf' },
  {
    name: 'invoice.pdf.exe',
    type: OCTETS,
    bytes: MZ,
    refused: TYPE,
    says: [program('EXE')],
  },
  {
    name: 'photo.png.html',
    type: 'text/html',
    bytes: HTML,
    refused: TYPE,
    says: [RUNS, looks('HTML')],
  },
  { name: 'form.pdf.zip', type: '', bytes: ZIP, refused: TYPE, says: [looks('ZIP')] },
  { name: 'setup.exe.pdf', type: '', bytes: PDF, clean: 'setup.exe.pdf', says: [looks('PDF')] },
  {
    name: 'stream.pdf:run.exe',
    type: OCTETS,
    bytes: MZ,
    clean: 'stream.pdfrun.exe',
    refused: TYPE,
    says: [program('EXE')],
  },
  {
    name: 'link.lnk',
    type: '',
    bytes: bytesOf('L', [0, 0, 0]),
    refused: TYPE,
    says: [program('LNK')],
  },
  { name: 'run.sh', type: '', bytes: bytesOf('#!/bin/sh'), refused: TYPE, says: [program('SH')] },
  { name: 'CON', type: '', bytes: bytesOf('a'), clean: '_CON', refused: TYPE },
  { name: 'NUL.txt', type: 'text/plain', bytes: bytesOf('b'), clean: '_NUL.txt' },
  { name: 'com\u200B1.pdf', type: '', bytes: PDF, clean: '_com1.pdf' },
  { name: 'aux.pdf. . ', type: '', bytes: PDF, clean: '_aux.pdf' },
  { name: '../../etc/paths.pdf', type: '', bytes: PDF, clean: '....etcpaths.pdf' },
  { name: 'bell\u0007\u001B[31m.pdf', type: '', bytes: PDF, clean: 'bell[31m.pdf' },
  { name: `${'long'.repeat(80)}.pdf`, type: '', bytes: PDF, clean: `${'long'.repeat(29)}.pdf` },
  { name: 'empty.pdf', type: 'application/pdf', bytes: bytesOf(), refused: EMPTY, says: [LIES] },
];

function joined(...parts: readonly Bytes[]): Bytes {
  return bytesOf(...parts.map((part) => [...part]));
}
