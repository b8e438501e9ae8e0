/** Reads a PDF back by the rules of the format, not by those of the code that wrote it; throws where they are broken. */
export interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly ReadLine[];
}

export interface ReadLine {
  readonly text: string;
  readonly left: number;
  readonly baseline: number;
  readonly size: number;
  readonly bold: boolean;
  readonly picture?: ReadPicture;
}

export interface ReadPicture {
  readonly object: number;
  readonly left: number;
  readonly width: number;
}

export function readPdf(bytes: Uint8Array): ReadPage[] {
  const file = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const objects = readObjects(file);
  const root = objects.get(numberIn(/\/Root (\d+) 0 R/u, file.slice(file.lastIndexOf('trailer'))));
  const pages = objects.get(numberIn(/\/Pages (\d+) 0 R/u, root)) ?? '';
  const kids = [...found(/\/Kids \[(.*)\]/u, pages).matchAll(/(\d+) 0 R/gu)];
  if (kids.length !== numberIn(/\/Count (\d+)/u, pages)) throw new Error('The count is wrong.');
  return kids.map(([, id]) => readPage(objects, objects.get(Number(id))));
}

/** The bytes of a picture, one for each of its pixels. */
export async function readPicture(bytes: Uint8Array, object: number): Promise<Uint8Array> {
  const file = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const body = readObjects(file).get(object) ?? '';
  const packed = Uint8Array.from(streamIn(body), (code) => code.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  const pixels = new Uint8Array(await new Response(stream).arrayBuffer());
  const size = numberIn(/\/Width (\d+)/u, body) * numberIn(/\/Height (\d+)/u, body);
  if (pixels.length !== size) throw new Error('The picture is not as large as it says.');
  return pixels;
}

/** Every object where the table says that it is, and no more or fewer than the trailer says. */
function readObjects(file: string): Map<number, string> {
  if (!file.startsWith('%PDF-1.')) throw new Error('It does not say that it is a PDF.');
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/u.exec(file)?.[1]);
  const [head, size] = /^xref\n0 (\d+)\n0{10} 65535 f \n/u.exec(file.slice(start)) ?? [];
  if (head === undefined) throw new Error('The table of objects is not where it should be.');
  const rows = file.slice(start + head.length);
  const objects = new Map<number, string>();
  for (let id = 1; id < Number(size); id += 1) {
    const row = rows.slice(20 * (id - 1), 20 * id);
    objects.set(id, readObject(file, id, Number(found(/^(\d{10}) 00000 n \n$/u, row))));
  }
  if (numberIn(/\/Size (\d+)/u, file.slice(start)) !== Number(size))
    throw new Error('The trailer counts otherwise.');
  return objects;
}

function readObject(file: string, id: number, offset: number): string {
  const begin = `${id} 0 obj\n`;
  if (!file.startsWith(begin, offset)) throw new Error(`Object ${id} is not at ${offset}.`);
  const dictionaryEnd = file.indexOf('\nstream\n', offset);
  const end = file.indexOf('\nendobj\n', offset);
  if (dictionaryEnd === -1 || dictionaryEnd > end) return file.slice(offset, end);
  const length = numberIn(/\/Length (\d+)/u, file.slice(offset, dictionaryEnd));
  const streamEnd = dictionaryEnd + '\nstream\n'.length + length;
  if (!file.startsWith('\nendstream\nendobj\n', streamEnd))
    throw new Error(`The stream of object ${id} is not as long as it says.`);
  return file.slice(offset, streamEnd);
}

function streamIn(body: string): string {
  return body.slice(body.indexOf('\nstream\n') + '\nstream\n'.length);
}

function readPage(objects: ReadonlyMap<number, string>, page = ''): ReadPage {
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/u.exec(page) ?? [];
  const resources = objects.get(numberIn(/\/Resources (\d+) 0 R/u, page)) ?? '';
  const content = streamIn(objects.get(numberIn(/\/Contents (\d+) 0 R/u, page)) ?? '');
  return {
    width: Number(width),
    height: Number(height),
    lines: readLines(content, { objects, resources }),
  };
}

const SHOWN =
  /(?:\/Span << \/ActualText <FEFF([0-9a-f]*)> >> BDC\nq ([\d.]+) 0 0 [\d.]+ ([\d.]+) [\d.]+ cm \/(I\d+) Do Q\nq )?BT \/(F[12]) ([\d.]+) Tf (?:3 Tr [\d.]+ Tz )?([\d.]+) ([\d.]+) Td \(((?:\\[^]|[^\\()])*)\) Tj ET/gu;

interface Resources {
  readonly objects: ReadonlyMap<number, string>;
  /** What the names on a page stand for. */
  readonly resources: string;
}

function readLines(content: string, { objects, resources }: Resources): ReadLine[] {
  const lines = [...content.matchAll(SHOWN)];
  if (lines.length !== content.split(' Tj ').length - 1) throw new Error('Some text is unread.');
  return lines.map(([, unicode, width, pictureLeft, name, font, size, left, baseline, codes]) => ({
    text: unicode === undefined ? fromWinAnsi(codes ?? '') : fromHex(unicode),
    left: Number(left),
    baseline: Number(baseline),
    size: Number(size),
    bold: fontIn(objects.get(objectOf(resources, font))) === 'Helvetica-Bold',
    ...(name !== undefined && {
      picture: {
        object: objectOf(resources, name),
        left: Number(pictureLeft),
        width: Number(width),
      },
    }),
  }));
}

function objectOf(resources: string, name = ''): number {
  return numberIn(new RegExp(`/${name} (\\d+) 0 R`, 'u'), resources);
}

function fontIn(font: string | undefined): string {
  found(/\/Encoding \/(WinAnsiEncoding)/u, font);
  return found(/\/BaseFont \/([\w-]+)/u, font);
}

function fromWinAnsi(codes: string): string {
  const plain = codes.replace(/\\([^])/gu, '$1');
  return new TextDecoder('windows-1252').decode(
    Uint8Array.from(plain, (code) => code.charCodeAt(0)),
  );
}

function fromHex(hex: string): string {
  return (hex.match(/.{4}/gu) ?? [])
    .map((unit) => String.fromCharCode(Number.parseInt(unit, 16)))
    .join('');
}

function found(pattern: RegExp, text = ''): string {
  const match = pattern.exec(text)?.[1];
  if (match === undefined) throw new Error(`${pattern.source} is missing.`);
  return match;
}

function numberIn(pattern: RegExp, text = ''): number {
  return Number(found(pattern, text));
}
