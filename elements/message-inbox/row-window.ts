import type { LitElement, ReactiveController } from 'lit';

/** Drawn above and below what is seen, so that a turn of the wheel meets rows that are already there. */
const SPARE_ROWS = 8;
/** Before the first row has been measured. */
const FIRST_GUESS_PX = 96;

export interface RowRange {
  readonly first: number;
  /** The one after the last. */
  readonly end: number;
}

export interface Rows {
  readonly count: number;
  readonly height: number;
  /** Of them, drawn above and below what is seen. */
  readonly spare?: number;
}

/** Which rows of one height are worth drawing; it moves in steps, so that most scrolling draws nothing anew. */
export function rangeOf(
  seen: { readonly top: number; readonly height: number },
  { count, height, spare = SPARE_ROWS }: Rows,
): RowRange {
  const step = (row: number): number => Math.floor(row / spare) * spare;
  const first = step(Math.max(0, Math.floor(seen.top / height) - spare));
  const seenEnd = Math.ceil((seen.top + seen.height) / height);
  const end = step(seenEnd + spare) + spare;
  return { first: Math.min(first, Math.max(0, count - 1)), end: Math.min(end, count) };
}

/**
 * The part of a long list that is in the page. Rows are all of one height, whatever their state, so what is not
 * drawn is room of a known size above and below.
 */
export class RowWindow implements ReactiveController {
  readonly #host: LitElement;
  readonly #resized = new ResizeObserver(() => {
    this.#look();
  });
  #scroller: HTMLElement | undefined;
  #count = 0;
  #rowHeight = FIRST_GUESS_PX;
  #range: RowRange = { first: 0, end: 0 };

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** The rows to draw of so many. */
  of(count: number): RowRange {
    this.#count = count;
    this.#range = this.#wanted();
    return this.#range;
  }

  /** Brings a row into view, wherever it is. */
  scrollTo(index: number): void {
    const [list, scroller] = [this.#list(), this.#scroller];
    if (!list || !scroller) return;
    const top = list.offsetTop + index * this.#rowHeight;
    const most = top + this.#rowHeight - scroller.clientHeight;
    scroller.scrollTop = Math.min(top, Math.max(scroller.scrollTop, most));
  }

  hostUpdated(): void {
    const list = this.#list();
    if (!list) return;
    this.#follow(list.parentElement ?? undefined);
    const { first, end } = this.#range;
    const height = list.querySelector('li')?.offsetHeight;
    if (height) this.#rowHeight = height;
    list.style.setProperty('--_before', `${first * this.#rowHeight}px`);
    list.style.setProperty('--_after', `${(this.#count - end) * this.#rowHeight}px`);
    this.#look();
  }

  hostDisconnected(): void {
    this.#follow(undefined);
  }

  #follow(scroller: HTMLElement | undefined): void {
    if (scroller === this.#scroller) return;
    this.#scroller?.removeEventListener('scroll', this.#look);
    this.#resized.disconnect();
    this.#scroller = scroller;
    scroller?.addEventListener('scroll', this.#look, { passive: true });
    if (scroller) this.#resized.observe(scroller);
  }

  readonly #look = (): void => {
    const { first, end } = this.#wanted();
    if (first !== this.#range.first || end !== this.#range.end) this.#host.requestUpdate();
  };

  #wanted(): RowRange {
    const scroller = this.#scroller;
    const top = (scroller?.scrollTop ?? 0) - (this.#list()?.offsetTop ?? 0);
    const height = scroller?.clientHeight ?? window.innerHeight;
    const rows = { count: this.#count, height: this.#rowHeight };
    return rangeOf({ top: Math.max(0, top), height }, rows);
  }

  #list(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.window');
  }
}
