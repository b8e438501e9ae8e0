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

/** By ranges of ids, where other cycles may lie too: a get for each line costs ten times as much. */
async function* slicesOf(db: IntrayDatabase, cycle: string): AsyncGenerator<BillingLineRow[]> {
  const ids = await db.billingLines.where('cycle').equals(cycle).primaryKeys();
  for (let at = 0; at < ids.length; at += SLICE) {
    const slice = ids.slice(at, at + SLICE);
    const range = db.billingLines.where('id').between(slice[0], slice.at(-1), true, true);
    const found = await range.toArray();
    yield found.filter((row) => row.cycle === cycle);
  }
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

/** Reads and opens lines slice by slice, and those that have not changed since the last time not again. */
export class LineOpener {
  readonly #store: Store;
  #opened: ReadonlyMap<string, OpenLine> = new Map();

  constructor(store: Store) {
    this.#store = store;
  }

  /** In no order. A slice is opened before the next is read: ten thousand sealed rows are a lot to hold. */
  async open(cycles: readonly string[]): Promise<OpenedLines> {
    const opened = new Map<string, OpenLine>();
    let rows = 0;
    for (const cycle of cycles) {
      for await (const slice of slicesOf(this.#store.db, cycle)) {
        rows += slice.length;
        for (const open of await this.#openSlice(slice)) opened.set(open.line.id, open);
      }
    }
    this.#opened = opened;
    const lines = Array.from(opened.values(), ({ line }) => line);
    return { lines, unreadable: rows - lines.length };
  }

  async #openSlice(slice: readonly BillingLineRow[]): Promise<readonly OpenLine[]> {
    const settled = await Promise.allSettled(slice.map((row) => this.#openRow(row)));
    return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  }

  async #openRow(row: BillingLineRow): Promise<OpenLine> {
    const open = this.#opened.get(row.id);
    if (open !== undefined && hasSeal(row, open.seal)) return open;
    return { seal: sealOf(row), line: await openLine(this.#store, row) };
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
