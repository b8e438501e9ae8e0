import type { LedgerEntry } from '../clinic/ledger.js';
import type { Clinic } from './clinic.js';
import { find, make } from './find.js';
import { Poll } from './poll.js';
import { words } from './words.js';

const SHOWN = 6;

export interface LedgerParts {
  readonly clinic: Clinic;
  /** How many comments a phone was sent; undefined: nothing has been compared yet. */
  readonly commentsReceived: () => number | undefined;
  readonly onLook: (lines: readonly LedgerEntry[]) => void;
}

/** What the clinic's server has seen: how often each id came, and that it counted once. */
export class LedgerCard {
  readonly #parts: LedgerParts;
  readonly #rows = find('ledger', HTMLTableSectionElement);
  #lines: readonly LedgerEntry[] = [];

  constructor(parts: LedgerParts) {
    this.#parts = parts;
    this.say();
    new Poll(() => this.#look());
  }

  /** How many writes the server has stored. */
  get stored(): number {
    return sum(this.#lines.map(({ effects }) => effects));
  }

  say(): void {
    const lines = this.#lines.slice(-SHOWN).map(rowOf);
    this.#rows.replaceChildren(...(lines.length === 0 ? [emptyRow()] : lines));
    const replies = this.#lines.filter(({ kind, effects }) => kind === 'reply' && effects > 0);
    const again = this.#lines.map(({ effects }) => Math.max(0, effects - 1));
    total('replies-accepted', replies.length);
    total('duplicates-stored', sum(again));
    total('comments-received', this.#parts.commentsReceived());
  }

  async #look(): Promise<void> {
    try {
      this.#lines = await this.#parts.clinic.ledger();
    } catch {
      return; // what was seen last stays true
    }
    this.say();
    this.#parts.onLook(this.#lines);
  }
}

function rowOf(line: LedgerEntry): HTMLTableRowElement {
  const row = document.createElement('tr');
  const { id, kind, requests } = line;
  row.append(
    make('td', `${id.slice(0, 4)} · ${words()[kind]}`),
    make('td', String(requests)),
    make('td', outcomeOf(line)),
  );
  return row;
}

function outcomeOf({ outcome, requests }: LedgerEntry): string {
  const { accepted, acceptedOnce, running, withdrawn, notStored, 'moved-on': moved } = words();
  if (outcome === 'accepted') return requests > 1 ? acceptedOnce : accepted;
  const known = new Map([
    ['running', running],
    ['withdrawn', withdrawn],
    ['moved-on', moved],
  ]);
  return known.get(outcome) ?? notStored(outcome);
}

function emptyRow(): HTMLTableRowElement {
  const row = document.createElement('tr');
  const cell = make('td', words().ledgerEmpty);
  cell.colSpan = 3;
  row.append(cell);
  return row;
}

function total(id: string, count: number | undefined): void {
  find(id, HTMLElement).textContent = count === undefined ? words().notCompared : String(count);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
