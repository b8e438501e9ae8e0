import type { Transcript } from '../transcript.js';
import { LINE_STYLES } from './line-styles.js';
import type { LineStyle } from './line-styles.js';
import { lineContent, ruleContent } from './page-content.js';
import type { Spot } from './page-content.js';
import type { PageLine } from './page-flow.js';
import { FOOT, HEAD, MARGIN, PAPERS } from './paper.js';
import type { Paper } from './paper.js';
import type { PdfFile } from './pdf-file.js';
import type { Typesetter } from './typesetter.js';

interface Parts {
  readonly file: PdfFile;
  readonly typesetter: Typesetter;
  readonly paper: Paper;
  readonly pageWords: (page: number, pages: number) => string;
}

const SECOND_LINE = 12;
const RULE = 27;
const RESOURCES_OF_FONT = '/Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont';

/** Writes finished pages with what stands at their head and foot. */
export class PageWriter {
  readonly textWidth: number;
  readonly textHeight: number;
  readonly #parts: Parts;
  readonly #width: number;
  readonly #height: number;

  constructor(parts: Parts) {
    this.#parts = parts;
    [this.#width, this.#height] = PAPERS[parts.paper];
    this.textWidth = this.#width - 2 * MARGIN;
    this.textHeight = this.#height - 2 * MARGIN - HEAD - FOOT;
  }

  /** Gives the number of the object that holds them all. */
  async write(
    pages: readonly (readonly PageLine[])[],
    running: Transcript['running'],
    pause: () => Promise<void>,
  ): Promise<number> {
    const { file, pageWords } = this.#parts;
    const head = await this.#headOf(running);
    const [parent, resources] = [file.reserve(), file.reserve()];
    const ids: number[] = [];
    for (const [index, lines] of pages.entries()) {
      const body = lines.map((line) => lineContent(line, this.#spot(HEAD + line.top))).join('');
      const footTop = HEAD + this.textHeight + FOOT / 2;
      const foot = await this.#edgeLine(pageWords(index + 1, pages.length), footTop);
      ids.push(this.#page(parent, resources, head + body + foot));
      await pause();
    }
    file.write(resources, await this.#resources());
    const kids = ids.map((id) => `${id} 0 R`).join(' ');
    file.write(parent, `<< /Type /Pages /Kids [${kids}] /Count ${ids.length} >>`);
    return parent;
  }

  async #headOf({ patient, clinic }: Transcript['running']): Promise<string> {
    const first = await this.#edgeLine(patient, 0, LINE_STYLES.runningName);
    const second = await this.#edgeLine(clinic, SECOND_LINE);
    return first + second + ruleContent(this.#spot(RULE));
  }

  async #edgeLine(
    text: string,
    top: number,
    style: LineStyle = LINE_STYLES.running,
  ): Promise<string> {
    const line = await this.#parts.typesetter.setOne(text, style, this.textWidth);
    return lineContent(line, this.#spot(top));
  }

  #page(parent: number, resources: number, content: string): number {
    const { file } = this.#parts;
    const stream = file.addStream('', content);
    return file.add(
      `<< /Type /Page /Parent ${parent} 0 R /MediaBox [0 0 ${this.#width} ${this.#height}] ` +
        `/Resources ${resources} 0 R /Contents ${stream} 0 R >>`,
    );
  }

  async #resources(): Promise<string> {
    const { file, typesetter } = this.#parts;
    const regular = file.add(`<< ${RESOURCES_OF_FONT} /Helvetica >>`);
    const bold = file.add(`<< ${RESOURCES_OF_FONT} /Helvetica-Bold >>`);
    const images = await typesetter.images();
    return `<< /Font << /F1 ${regular} 0 R /F2 ${bold} 0 R >> /XObject << ${images} >> >>`;
  }

  /** `top` counts from the upper margin. */
  #spot(top: number): Spot {
    return { left: MARGIN, right: this.#width - MARGIN, top: this.#height - MARGIN - top };
  }
}
