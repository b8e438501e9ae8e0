import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import type { InboxRow } from '../../src/store/views.js';
import { renderRow, type RowContext } from './row.js';
import { RowWindow } from './row-window.js';

/** This many rows before the last one that is loaded, the next ones are asked for. */
const NEAR_END = 20;

export interface RowListOptions {
  /** The rows in view come near the end of what is loaded. */
  readonly nearEnd: () => void;
  readonly open: (conversationId: string) => void;
}

/**
 * The rows on the screen and the focus among them: one stop for Tab, arrows between. Rows that need a decision
 * are few and stand above; the others are windowed.
 */
export class RowList implements ReactiveController {
  readonly #host: LitElement;
  readonly #window: RowWindow;
  readonly #options: RowListOptions;
  #ids: readonly string[] = [];
  #apart = 0;
  #stopId: string | undefined;
  #chosenId = '';
  /** Where to go on once the chosen row has left the list. */
  #nextId: string | undefined;
  /** The row that has the focus, or is to have it once it is drawn. */
  #wanted: string | undefined;
  #wantedDrawn = false;

  constructor(host: LitElement, options: RowListOptions) {
    this.#host = host;
    this.#options = options;
    this.#window = new RowWindow(host);
    host.addController(this);
  }

  /** Which row Tab reaches: the one last focused, else the chosen one, else the first. */
  stopAmong(
    apart: readonly InboxRow[],
    rows: readonly InboxRow[],
    selectedId: string,
  ): string | undefined {
    this.#apart = apart.length;
    this.#ids = [...apart, ...rows].map(({ id }) => id);
    this.#rememberNext(selectedId);
    const wanted = [this.#stopId, selectedId].find((id) => id && this.#ids.includes(id));
    return wanted ?? this.#ids[0];
  }

  renderApart(rows: readonly InboxRow[], context: RowContext): TemplateResult {
    return html`<ul
      class="rows"
      role="list"
      part="list"
      @click=${this.#click}
      @keydown=${this.#key}
      @focusin=${this.#focus}
      @focusout=${this.#blur}
    >
      ${repeat(
        rows,
        ({ id }) => id,
        (row, index) => renderRow(row, { position: index + 1, size: rows.length }, context),
      )}
    </ul>`;
  }

  renderWindow(rows: readonly InboxRow[], total: number, context: RowContext): TemplateResult {
    const { first, end } = this.#window.of(rows.length);
    return html`<ul
      class="rows window"
      role="list"
      part="list"
      ?hidden=${rows.length === 0}
      @click=${this.#click}
      @keydown=${this.#key}
      @focusin=${this.#focus}
      @focusout=${this.#blur}
    >
      ${repeat(
        rows.slice(first, end),
        ({ id }) => id,
        (row, index) => renderRow(row, { position: first + index + 1, size: total }, context),
      )}
    </ul>`;
  }

  /** Puts the focus on the row after the chosen one, which may have left the list; false: there is none. */
  focusNext(): boolean {
    const next = this.#nextId;
    if (next === undefined || !this.#ids.includes(next)) return false;
    this.focus(next);
    return true;
  }

  /** Rows come and go as the list scrolls: more are asked for, and a lost focus finds its row again. */
  hostUpdated(): void {
    const loaded = this.#ids.length - this.#apart;
    if (loaded > 0 && this.#window.of(loaded).end >= loaded - NEAR_END) this.#options.nearEnd();
    this.#restoreFocus();
  }

  /** Puts the focus on a row; one that is not drawn yet gets it as soon as it is. */
  focus(id: string): void {
    this.#wanted = id;
    const drawn = this.#button(id);
    drawn?.focus();
    if (!drawn) this.#window.scrollTo(this.#ids.indexOf(id) - this.#apart);
  }

  #rememberNext(selectedId: string): void {
    if (selectedId === '') return;
    if (selectedId !== this.#chosenId) this.#nextId = undefined;
    this.#chosenId = selectedId;
    const chosen = this.#ids.indexOf(selectedId);
    if (chosen >= 0) this.#nextId = this.#ids[chosen + 1] ?? this.#ids[chosen - 1];
  }

  #restoreFocus(): void {
    const row = this.#wanted === undefined ? undefined : this.#button(this.#wanted);
    const appeared = row !== undefined && !this.#wantedDrawn;
    this.#wantedDrawn = row !== undefined;
    const focused = this.#host.shadowRoot?.activeElement;
    const free = document.activeElement === document.body || focused?.matches('.row') === true;
    if (appeared && free) row.focus({ preventScroll: true });
  }

  #button(id: string): HTMLElement | undefined {
    const rows = this.#host.renderRoot.querySelectorAll<HTMLElement>('.row');
    return [...rows].find((row) => row.dataset['id'] === id);
  }

  readonly #click = (event: Event): void => {
    const id = idOf(event);
    if (id !== undefined) this.#options.open(id);
  };

  readonly #focus = (event: Event): void => {
    const id = idOf(event);
    if (id !== undefined) this.#wanted = id;
    if (id === undefined || id === this.#stopId) return;
    this.#stopId = id;
    this.#host.requestUpdate();
  };

  readonly #blur = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null) this.#wanted = undefined;
  };

  readonly #key = (event: KeyboardEvent): void => {
    const id = idOf(event);
    const next = id && this.#after(event.key, this.#ids.indexOf(id));
    if (!next) return;
    event.preventDefault();
    this.focus(next);
  };

  #after(key: string, index: number): string | undefined {
    switch (key) {
      case 'ArrowDown':
        return this.#ids[index + 1];
      case 'ArrowUp':
        return this.#ids[index - 1];
      case 'Home':
        return this.#ids[0];
      case 'End':
        return this.#ids.at(-1);
      default:
        return undefined;
    }
  }
}

function idOf(event: Event): string | undefined {
  const { target } = event;
  return target instanceof Element ? target.closest<HTMLElement>('.row')?.dataset['id'] : undefined;
}
