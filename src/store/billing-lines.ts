import type { BillingLine } from '../model/billing-line.js';
import type { BillingLineRow, IntrayDatabase, Store } from './database.js';

/** What is sealed in a line's row. */
export type BillingWords = Omit<BillingLine, 'id' | 'cycle' | 'serviceDate'>;

/** Rejects with `UnreadableError` where the row is damaged. */
export async function openLine({ vault }: Store, row: BillingLineRow): Promise<BillingLine> {
  const { id, cycle, serviceDate, sealed } = row;
  // Not remembered by the vault: one long cycle would push everything else out of it.
  const bytes = await vault.openBytes('billingLines', id, sealed);
  const words = JSON.parse(new TextDecoder().decode(bytes)) as BillingWords;
  return { ...words, id, cycle, serviceDate };
}

/** A cycle may have ten thousand lines: no more at a time, or the screen would stand still. */
const SLICE = 100;

/** Ordered by id. By ranges of ids, where other cycles may lie too: a get for each line costs ten times as much. */
export async function linesOf(db: IntrayDatabase, cycle: string): Promise<BillingLineRow[]> {
  const ids = await db.billingLines.where('cycle').equals(cycle).primaryKeys();
  const rows: BillingLineRow[] = [];
  for (const slice of slicesOf(ids)) {
    const range = db.billingLines.where('id').between(slice[0], slice.at(-1), true, true);
    const found = await range.toArray();
    rows.push(...found.filter((row) => row.cycle === cycle));
  }
  return rows;
}

export interface OpenedLines {
  readonly lines: readonly BillingLine[];
  /** Rows that do not open; money must not vanish from a report in silence. */
  readonly unreadable: number;
}

interface OpenLine {
  readonly seal: string;
  readonly line: BillingLine;
}

/** Opens lines slice by slice, and those that have not changed since the last time not again. */
export class LineOpener {
  readonly #store: Store;
  #opened: ReadonlyMap<string, OpenLine> = new Map();

  constructor(store: Store) {
    this.#store = store;
  }

  async open(rows: readonly BillingLineRow[]): Promise<OpenedLines> {
    const opened = this.#known(rows);
    for (const slice of slicesOf(rows.filter(({ id }) => !opened.has(id)))) {
      const lines = await Promise.allSettled(slice.map((row) => openLine(this.#store, row)));
      for (const [at, row] of slice.entries()) {
        const line = lines[at];
        if (line?.status === 'fulfilled')
          opened.set(row.id, { seal: sealOf(row), line: line.value });
      }
      // Answers of the cipher come in one go: only a task of its own lets the page draw in between.
      await new Promise((resume) => setTimeout(resume));
    }
    this.#opened = opened;
    const lines = [...opened.values()].map(({ line }) => line);
    return { lines, unreadable: rows.length - lines.length };
  }

  /** Of ten thousand in one task, so nothing is made for each. */
  #known(rows: readonly BillingLineRow[]): Map<string, OpenLine> {
    const known = new Map<string, OpenLine>();
    for (const row of rows) {
      const open = this.#opened.get(row.id);
      if (open !== undefined && hasSeal(row, open.seal)) known.set(row.id, open);
    }
    return known;
  }
}

/** Each sealing begins with an IV of its own. */
const SEAL_BYTES = 13;

function sealOf({ sealed }: BillingLineRow): string {
  return String.fromCharCode(...sealed.subarray(0, SEAL_BYTES));
}

function hasSeal({ sealed }: BillingLineRow, seal: string): boolean {
  for (let at = 0; at < SEAL_BYTES; at++) {
    if (sealed[at] !== seal.charCodeAt(at)) return false;
  }
  return true;
}

function* slicesOf<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let at = 0; at < items.length; at += SLICE) yield items.slice(at, at + SLICE);
}
