import { Dexie } from 'dexie';

/** In a long stream reading takes a tenth of the time: the rest is for whoever writes, and for the screen. */
const MOST_REST_PER_READING = 9;
const LONGEST_REST_MS = 1_500;

/**
 * Reads for a live query. Dexie begins anew at each change and forgets the reading before it: in a stream of changes
 * all of them would be begun and none shown. Here one ends before the next begins. Where more than one change has come
 * meanwhile it rests first, each time longer; changes that come one by one are read at once.
 */
export class CalmReader<Rows> {
  readonly #read: () => Promise<Rows>;
  readonly #late: (rows: Rows) => void;
  #asked = 0;
  #askedBefore = 0;
  #restPerReading = 0;
  #rested: PromiseLike<void> | undefined;

  /** `late`: hears what was read while another change came, which Dexie tells nobody. */
  constructor(read: () => Promise<Rows>, late: (rows: Rows) => void) {
    this.#read = read;
    this.#late = late;
  }

  /** Undefined: there was a newer change, and whoever asked for that one reads. */
  async read(): Promise<Rows | undefined> {
    const mine = ++this.#asked;
    await this.#rested;
    if (mine !== this.#asked) return undefined;
    const rest = this.#begin();
    try {
      const rows = await this.#read();
      // By a task of its own: here everything still counts as part of the query.
      if (mine !== this.#asked) setTimeout(this.#late, 0, rows);
      return rows;
    } finally {
      rest();
    }
  }

  /** Whoever has stopped listening causes no reading any more. */
  stop(): void {
    this.#asked += 1;
  }

  #begin(): () => void {
    const isStream = this.#asked - this.#askedBefore > 1;
    this.#askedBefore = this.#asked;
    this.#restPerReading = isStream
      ? Math.min(2 * this.#restPerReading + 1, MOST_REST_PER_READING)
      : Math.floor(this.#restPerReading / 2);
    const startedAt = performance.now();
    let resolve: () => void = () => undefined;
    // Dexie's own promise, so that the query still sees what is read after it.
    this.#rested = new Dexie.Promise<void>((done) => {
      resolve = done;
    });
    return () => {
      const costMs = performance.now() - startedAt;
      // Never at once: what was read late is told before anything newer.
      setTimeout(resolve, Math.min(costMs * this.#restPerReading, LONGEST_REST_MS));
    };
  }
}
