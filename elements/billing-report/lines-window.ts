import type { LitElement, ReactiveController } from 'lit';

import { rangeOf, type RowRange } from '../message-inbox/row-window.js';
import type { ReportRow } from './rows.js';
import { ownTask } from './pace.js';
import { RowSlots } from './row-slots.js';

/** Before the first row has been measured. */
const FIRST_GUESS_PX = 37;

/** Fewer than in the inbox: a row of a table costs more than one of a list, whose rows are higher. */
const SPARE_ROWS = 4;

/** Making a row costs much more than filling one: no more are made in one task. */
const MADE_AT_ONCE = 8;

/**
 * The rows of a long table that are in the page, and the focus among them: one stop for Tab, arrows between. Rows
 * are all of one height, so what is not drawn is room of a known size above and below.
 */
export class LinesWindow implements ReactiveController {
  readonly #host: LitElement;
  readonly #draw: () => void;
  readonly #resized = new ResizeObserver(() => {
    this.#look();
  });
  #pane: HTMLElement | undefined;
  readonly #slots = new RowSlots();
  #count = 0;
  #rowHeight = FIRST_GUESS_PX;
  #range: RowRange = { first: 0, end: 0 };
  /** Rows that are in the page, to be filled with other lines. */
  #made = 0;
  #stop = 0;
  /** The focus goes there as soon as it is drawn. */
  #wanted: number | undefined;
  /** The line that had the focus before the rows were drawn. */
  #held: string | undefined;
  /** Paper has no window: everything is drawn. */
  #whole = false;

  /** `draw`: at once, not with the next task. */
  constructor(host: LitElement, draw: () => void) {
    this.#host = host;
    this.#draw = draw;
    host.addController(this);
  }

  /** The rows to draw of so many. */
  of(count: number): RowRange {
    this.#count = count;
    const { first, end } = this.#wantedRange();
    const most = this.#whole ? end : first + this.#made + MADE_AT_ONCE;
    this.#range = { first, end: Math.min(end, most) };
    return this.#range;
  }

  /** By line, the row of the page that shows it, of the rows to draw. */
  slotsOf(rows: readonly ReportRow[]): ReadonlyMap<string, number> {
    const { first, end } = this.#range;
    const lineIds = rows.slice(first, end).map(({ line }) => line.id);
    this.#held = this.#focused();
    return this.#slots.of(lineIds, this.#held);
  }

  #focused(): string | undefined {
    const row = this.#host.renderRoot.querySelector<HTMLElement>('tr[data-line]:focus-within');
    return row?.dataset['line'];
  }

  /** The row that Tab reaches: where the reader last was, or what is seen, if that is not drawn any more. */
  get stop(): number {
    const { first, end } = this.#range;
    if (this.#stop >= first && this.#stop < end) return this.#stop;
    const seen = Math.ceil((this.#pane?.scrollTop ?? 0) / this.#rowHeight);
    return Math.max(0, Math.min(seen, this.#count - 1));
  }

  /** Another order, another list: from the top. */
  reset(): void {
    this.#stop = 0;
    if (this.#pane) this.#pane.scrollTop = 0;
  }

  hostUpdated(): void {
    this.#follow(this.#host.renderRoot.querySelector<HTMLElement>('.pane') ?? undefined);
    const lines = this.#pane?.querySelector<HTMLElement>('.lines');
    this.#made = lines ? this.#range.end - this.#range.first : 0;
    if (!lines) return;
    // Before anything is measured: a table that is short for a moment loses its place.
    this.#makeRoom(lines);
    const height = this.#row()?.getBoundingClientRect().height ?? 0;
    if (height > 0 && height !== this.#rowHeight) {
      this.#rowHeight = height;
      this.#makeRoom(lines);
    }
    this.#keepFocus();
    this.#giveFocus();
    void this.#lookAgain();
  }

  /** Where it draws more, it does in a task of its own. */
  async #lookAgain(): Promise<void> {
    if (this.#isUpToDate) return;
    await ownTask();
    if (this.#host.isConnected) this.#look();
  }

  #makeRoom(lines: HTMLElement): void {
    const { first, end } = this.#range;
    lines.style.setProperty('--_before', `${first * this.#rowHeight}px`);
    lines.style.setProperty('--_after', `${(this.#count - end) * this.#rowHeight}px`);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#drawAll);
    addEventListener('afterprint', this.#drawSome);
  }

  hostDisconnected(): void {
    this.#follow(undefined);
    removeEventListener('beforeprint', this.#drawAll);
    removeEventListener('afterprint', this.#drawSome);
  }

  readonly #drawAll = (): void => {
    this.#whole = true;
    // The browser takes the page as it is when this listener returns.
    this.#draw();
  };

  readonly #drawSome = (): void => {
    this.#whole = false;
    this.#host.requestUpdate();
  };

  readonly key = (event: KeyboardEvent): void => {
    const to = this.#after(event.key, indexOf(event));
    if (to === undefined || to < 0 || to >= this.#count) return;
    event.preventDefault();
    this.#stop = this.#wanted = to;
    this.#reveal(to);
    this.#host.requestUpdate();
  };

  readonly focus = (event: Event): void => {
    const at = indexOf(event);
    if (at === undefined || at === this.#stop) return;
    this.#stop = at;
    this.#host.requestUpdate();
  };

  #after(key: string, index: number | undefined): number | undefined {
    if (index === undefined) return undefined;
    switch (key) {
      case 'ArrowDown':
        return index + 1;
      case 'ArrowUp':
        return index - 1;
      case 'Home':
        return 0;
      case 'End':
        return this.#count - 1;
      default:
        return undefined;
    }
  }

  /** A row that is moved in the page loses the focus, and one that leaves it takes it along. */
  #keepFocus(): void {
    const held = this.#held;
    this.#held = undefined;
    if (held === undefined || this.#focused() !== undefined) return;
    const rows = this.#host.renderRoot.querySelectorAll<HTMLElement>('tr[data-line]');
    const row = [...rows].find(({ dataset }) => dataset['line'] === held);
    (row?.querySelector('button') ?? this.#pane)?.focus({ preventScroll: true });
  }

  #giveFocus(): void {
    const row = this.#wanted === undefined ? undefined : this.#row(this.#wanted);
    if (!row) return;
    this.#wanted = undefined;
    row.querySelector('button')?.focus({ preventScroll: true });
  }

  /** The head of the table lies over the first row. */
  #reveal(index: number): void {
    const pane = this.#pane;
    if (!pane) return;
    const top = index * this.#rowHeight;
    const room = pane.clientHeight - this.#headHeight() - this.#rowHeight;
    pane.scrollTop = Math.min(top, Math.max(pane.scrollTop, top - room));
  }

  #headHeight(): number {
    return this.#pane?.querySelector('thead')?.offsetHeight ?? 0;
  }

  #follow(pane: HTMLElement | undefined): void {
    if (pane === this.#pane) return;
    this.#pane?.removeEventListener('scroll', this.#look);
    this.#resized.disconnect();
    this.#pane = pane;
    pane?.addEventListener('scroll', this.#look, { passive: true });
    if (pane) this.#resized.observe(pane);
  }

  readonly #look = (): void => {
    if (!this.#isUpToDate) this.#host.requestUpdate();
  };

  get #isUpToDate(): boolean {
    const { first, end } = this.#wantedRange();
    return first === this.#range.first && end === this.#range.end;
  }

  #wantedRange(): RowRange {
    if (this.#whole) return { first: 0, end: this.#count };
    const seen = {
      top: this.#pane?.scrollTop ?? 0,
      height: this.#pane?.clientHeight ?? window.innerHeight,
    };
    return rangeOf(seen, { count: this.#count, height: this.#rowHeight, spare: SPARE_ROWS });
  }

  #row(index?: number): HTMLElement | null {
    const which = index === undefined ? 'tr[data-index]' : `tr[data-index="${index}"]`;
    return this.#host.renderRoot.querySelector<HTMLElement>(which);
  }
}

function indexOf({ target }: Event): number | undefined {
  const row = target instanceof Element && target.closest<HTMLElement>('tr[data-index]');
  return row ? Number(row.dataset['index']) : undefined;
}
