import type { Row } from './row.js';

interface Entry {
  readonly version: number;
  readonly row: Row;
}

/** The order in which rows changed. One counter gives every version, so a place in it is a cursor. */
export class ChangesLog {
  #version = 1;
  readonly #entries: Entry[] = [];
  readonly #waiting = new Set<() => void>();

  get version(): number {
    return this.#version;
  }

  note(...rows: readonly Row[]): void {
    for (const row of rows) {
      row.version = ++this.#version;
      this.#entries.push({ version: row.version, row });
    }
    this.wake();
  }

  /** The rows that changed after a version, oldest change first, each once. */
  *since(version: number): Generator<Row> {
    for (let at = this.#placeAfter(version); at < this.#entries.length; at++) {
      const entry = this.#entries[at];
      if (entry?.row.version === entry?.version && entry) yield entry.row;
    }
  }

  /** Settles at the next change, after `ms`, or when nobody waits for the answer any more. */
  changed(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#waiting.add(done);
      signal.addEventListener('abort', done);
      if (signal.aborted) done();
    });
  }

  wake(): void {
    for (const done of [...this.#waiting]) done();
  }

  #placeAfter(version: number): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle]?.version ?? 0) <= version) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
