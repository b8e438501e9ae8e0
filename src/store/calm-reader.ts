import { Dexie } from 'dexie';

/** In a long stream reading takes a tenth of the time: the rest is for whoever writes, and for the screen. */
const MOST_REST_PER_READING = 9;
const LONGEST_REST_MS = 1_500;

/**
 * Reads for a live query. Dexie begins anew at each change and forgets the reading before it: in a stream of changes
 * all of them would be begun and none shown. Here one ends before the next begins. Where more than one change has come
 * meanwhile it rests first, each time longer; changes that come one by one are read at once. Undefined: there was a
 * newer change, and whoever asked for that one reads; or nobody listens any more. `late` hears what was read while
 * another change came, which Dexie tells nobody.
 */
export function calmReader<Rows>(
  read: () => Promise<Rows>,
  late: (rows: Rows) => void,
  isOver: () => boolean = () => false,
): () => Promise<Rows | undefined> {
  let asked = 0;
  let askedBefore = 0;
  let restPerReading = 0;
  let rested: PromiseLike<void> | undefined;
  return async () => {
    const mine = ++asked;
    await rested;
    if (mine !== asked || isOver()) return undefined;
    const isStream = asked - askedBefore > 1;
    askedBefore = asked;
    restPerReading = isStream
      ? Math.min(2 * restPerReading + 1, MOST_REST_PER_READING)
      : Math.floor(restPerReading / 2);
    const startedAt = performance.now();
    let rest: (() => void) | undefined;
    // Dexie's own promise, so that the query still sees what is read after it.
    rested = new Dexie.Promise<void>((done) => {
      rest = done;
    });
    try {
      const rows = await read();
      // By a task of its own: here everything still counts as part of the query.
      if (mine !== asked) setTimeout(late, 0, rows);
      return rows;
    } finally {
      const costMs = performance.now() - startedAt;
      // Never at once: what was read late is told before anything newer.
      setTimeout(() => rest?.(), Math.min(costMs * restPerReading, LONGEST_REST_MS));
    }
  };
}
