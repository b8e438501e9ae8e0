import { retryDelay, SECOND_MS } from '../model/retry-delay.js';
import { wantedFiles, watchWanted, type WantedRow } from '../store/wanted-files.js';
import { download, type DownloadContext } from './download.js';
import { oneAtATime } from './one-at-a-time.js';

/** A person waits for the file. */
const LONGEST_PAUSE_MS = 30 * SECOND_MS;

/**
 * Fetches what people ask for, one file after another, until stopped: at once when they ask, again after a pause
 * where the line did not carry it. Several pages may run it; a lock keeps each file to one of them.
 */
export function startDownloads(context: DownloadContext): () => void {
  const { store } = context;
  const stopping = new AbortController();
  let known = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  const run = oneAtATime(
    async () => {
      clearTimeout(timer);
      const carried = await fetchAll({ ...context, signal: stopping.signal });
      tries = carried ? 0 : tries + 1;
      if (carried || stopping.signal.aborted) return;
      timer = setTimeout(look, Math.min(LONGEST_PAUSE_MS, retryDelay(tries, Math.random())));
    },
    () => undefined,
  );
  const look = (): void => {
    // A store that fails shows itself in the queries of the elements; the next wish or start tries again.
    run(undefined).catch(ignore);
  };
  const stopWatching = watchWanted(
    store,
    (rows) => {
      const wishes = new Set(rows.map(wishOf));
      const isFresh = [...wishes].some((wish) => !known.has(wish));
      known = wishes;
      if (isFresh) look();
    },
    ignore,
  );
  return () => {
    stopping.abort();
    clearTimeout(timer);
    stopWatching();
  };
}

/** False: something is left that the line did not carry. */
async function fetchAll(context: DownloadContext): Promise<boolean> {
  const tried = new Set<string>();
  for (;;) {
    const next = (await wantedFiles(context.store.db)).find((row) => !tried.has(wishOf(row)));
    if (next === undefined || context.signal?.aborted) return true;
    tried.add(wishOf(next));
    if (!(await fetchAlone(context, next))) return false;
  }
}

async function fetchAlone(context: DownloadContext, wanted: WantedRow): Promise<boolean> {
  const fetch = async (): Promise<boolean> => (await download(context, wanted)) === 'settled';
  const locks = (navigator as { locks?: LockManager }).locks;
  if (locks === undefined) return fetch();
  const name = `intray-file:${context.store.name}:${wanted.id}`;
  // Another page has it under way; should that page die, this one looks again.
  return locks.request(name, { ifAvailable: true }, (lock) => (lock ? fetch() : false));
}

/** Asking again is a new wish. */
function wishOf({ id, wantedAt }: WantedRow): string {
  return `${id} ${wantedAt}`;
}

function ignore(): void {
  // The wish is still on disk.
}
