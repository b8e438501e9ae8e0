import type { SetLine } from './typesetter.js';

export interface PageLine extends SetLine {
  /** Points from the top of the text to the line's own top. */
  readonly top: number;
}

/** Fills page after page; lines that belong together move to the next page together. */
export class PageFlow {
  readonly pages: PageLine[][] = [[]];
  readonly #height: number;
  #used = 0;
  #together: SetLine[] = [];

  /** `height` is a page's room for text, in points. */
  constructor(height: number) {
    this.#height = height;
  }

  /** A line that is kept with the next is placed when that one comes. */
  add(line: SetLine): void {
    this.#together.push(line);
    if (!line.keepWithNext) this.#placeTogether();
  }

  #placeTogether(): void {
    const lines = this.#together;
    this.#together = [];
    const height = lines.reduce((sum, line) => sum + line.gap + line.height, 0);
    if (this.#used + height > this.#height) this.#turn();
    for (const line of lines) this.#place(line);
  }

  #place(line: SetLine): void {
    if (this.#used + line.gap + line.height > this.#height) this.#turn();
    const top = this.#used === 0 ? 0 : this.#used + line.gap;
    this.pages.at(-1)?.push({ ...line, top });
    this.#used = top + line.height;
  }

  #turn(): void {
    if (this.#used > 0) this.pages.push([]);
    this.#used = 0;
  }
}
