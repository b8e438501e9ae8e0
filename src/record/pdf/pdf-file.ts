/** The second line tells programs that transfer files that this one is binary. */
const HEADER = '%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n';

/** A PDF in the making: numbered objects in the order in which they are written, and the table of where each one is. */
export class PdfFile {
  readonly #chunks: Uint8Array<ArrayBuffer>[] = [];
  readonly #offsets: number[] = [];
  #length = 0;

  constructor() {
    this.#append(HEADER);
  }

  /** A number to refer to before the object is written. */
  reserve(): number {
    return this.#offsets.push(0);
  }

  write(id: number, ...body: readonly (string | Uint8Array<ArrayBuffer>)[]): void {
    this.#offsets[id - 1] = this.#length;
    this.#append(`${id} 0 obj\n`, ...body, '\nendobj\n');
  }

  add(body: string): number {
    const id = this.reserve();
    this.write(id, body);
    return id;
  }

  /** `entries` are those of the stream's dictionary besides its length. */
  addStream(entries: string, content: string | Uint8Array<ArrayBuffer>): number {
    const id = this.reserve();
    const head = `<< ${entries}/Length ${content.length} >>\nstream\n`;
    this.write(id, head, content, '\nendstream');
    return id;
  }

  /** `trailer` names the root and what else a reader needs first. */
  finish(trailer: string): Uint8Array<ArrayBuffer> {
    const start = this.#length;
    const size = this.#offsets.length + 1;
    const rows = this.#offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    this.#append(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`,
      `trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    );
    return this.#joined();
  }

  #append(...parts: readonly (string | Uint8Array<ArrayBuffer>)[]): void {
    for (const part of parts) {
      const chunk = typeof part === 'string' ? bytesOf(part) : part;
      this.#chunks.push(chunk);
      this.#length += chunk.length;
    }
  }

  #joined(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.#length);
    let at = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }
}

/** One byte for each character: all of them are below 256. */
function bytesOf(codes: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(codes.length);
  for (let index = 0; index < codes.length; index += 1) bytes[index] = codes.charCodeAt(index);
  return bytes;
}

/** A string of the font's own codes. */
export function pdfText(codes: string): string {
  return `(${codes.replace(/[\\()]/gu, '\\$&')})`;
}

/** A string in any script, for a reader's own use. */
export function pdfUnicode(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return `<FEFF${units.map((unit) => unit.toString(16).padStart(4, '0')).join('')}>`;
}
