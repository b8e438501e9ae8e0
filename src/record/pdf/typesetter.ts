import { deflate } from './deflate.js';
import { helveticaWidth } from './helvetica-widths.js';
import { LINE_HEIGHT, PIXELS_PER_POINT } from './line-drawer.js';
import type { LineDrawer, LineFont } from './line-drawer.js';
import type { LineStyle, SourceLine } from './line-styles.js';
import type { PdfFile } from './pdf-file.js';
import { toWinAnsi } from './win-ansi.js';
import { wrapLine } from './wrap-line.js';

export interface PlacedImage {
  readonly id: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
}

/** A line that fits the page: letters of the PDF's own font, or a picture with the words beside it. */
export interface SetLine extends Omit<SourceLine, 'text'> {
  readonly height: number;
  readonly text: string;
  readonly codes?: string;
  readonly image?: PlacedImage;
  readonly rightToLeft: boolean;
}

const NO_LETTERS = /[\u00AD\u200B\u2060\uFEFF]/gu;
const OTHER_SPACES = /(?! )\p{Zs}/gu;
const RIGHT_TO_LEFT =
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Turns lines of any length and script into lines that fit, and keeps the pictures that they need. */
export class Typesetter {
  readonly #file: PdfFile;
  readonly #drawer: LineDrawer;
  readonly #images = new Map<string, Promise<PlacedImage>>();

  constructor(file: PdfFile, drawer: LineDrawer) {
    this.#file = file;
    this.#drawer = drawer;
  }

  /** `width` is that of the page between its margins. */
  async set(line: SourceLine, width: number): Promise<SetLine[]> {
    const room = width - line.style.indent;
    const { parts, font } = this.#wrap(line.text, line.style, room);
    const lines: SetLine[] = [];
    for (const [index, part] of parts.entries()) {
      const gap = index === 0 ? line.gap : 0;
      lines.push({ ...line, gap, ...(await this.#setPart(part, font, room)) });
    }
    return lines;
  }

  /** As much of the text as one line holds. */
  async setOne(text: string, style: LineStyle, width: number): Promise<SetLine> {
    const { parts, font } = this.#wrap(text, style, width);
    const line = `${parts[0] ?? ''}${parts.length > 1 ? '…' : ''}`;
    return { style, gap: 0, keepWithNext: false, ...(await this.#setPart(line, font, width)) };
  }

  /** The pictures' objects, by the names that pages call them. */
  async images(): Promise<string> {
    const images = await Promise.all(this.#images.values());
    return images.map(({ id }) => `/I${id} ${id} 0 R`).join(' ');
  }

  #wrap(source: string, style: LineStyle, room: number): { parts: string[]; font: LineFont } {
    const text = tidy(source);
    const font = { ...style, rightToLeft: style.quoted === true && RIGHT_TO_LEFT.test(text) };
    return { font, parts: wrapLine(text, room, (part) => this.#widthOf(part, font)) };
  }

  async #setPart(
    text: string,
    font: LineFont,
    room: number,
  ): Promise<Pick<SetLine, 'text' | 'codes' | 'image' | 'height' | 'rightToLeft'>> {
    const height = font.size * LINE_HEIGHT;
    const { rightToLeft } = font;
    // Even the Latin line of an Arabic paragraph is read from the right.
    const codes = rightToLeft ? undefined : toWinAnsi(text);
    if (codes !== undefined) return { text, codes, height, rightToLeft };
    const image = await this.#imageOf(text, font);
    const width = Math.min(image.width, room);
    return { text, image: { ...image, width }, height, rightToLeft };
  }

  #widthOf(text: string, font: LineFont): number {
    const codes = toWinAnsi(text);
    if (codes === undefined) return this.#drawer.measure(text, font);
    return helveticaWidth(codes, font.bold) * font.size;
  }

  #imageOf(text: string, font: LineFont): Promise<PlacedImage> {
    const key = `${font.size} ${font.bold} ${text}`;
    const image = this.#images.get(key) ?? this.#draw(text, font);
    this.#images.set(key, image);
    return image;
  }

  async #draw(text: string, font: LineFont): Promise<PlacedImage> {
    const { width, height, grey } = this.#drawer.draw(text, font);
    const entries =
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ` +
      '/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode ';
    const id = this.#file.addStream(entries, await deflate(grey));
    return { id, width: width / PIXELS_PER_POINT, height: height / PIXELS_PER_POINT };
  }
}

/** Kept to the letters that the font has wherever that changes no word. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(NO_LETTERS, '')
    .replace(/\t/gu, '    ')
    .replace(OTHER_SPACES, '\u00a0');
}
