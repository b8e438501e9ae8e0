import { retryDelay, SECOND_MS } from '../model/retry-delay.js';
import { oneAtATime } from './one-at-a-time.js';

/** A person waits for it. */
const LONGEST_PAUSE_MS = 30 * SECOND_MS;

/** `settled`: nothing more is to be done for this wish. `later`: the wish stays, the line did not carry it. */
export type WishEnd = 'settled' | 'later';

/** What people ask the server for, row by row, and how one of them is followed. */
export interface Wishes<Wish> {
  /** In the order of asking. */
  readonly read: () => Promise<readonly Wish[]>;
  readonly watch: (
    next: (wishes: readonly Wish[]) => void,
    fail: (error: unknown) => void,
  ) => () => void;
  /** Asking again is a new wish, of another name. */
  readonly nameOf: (wish: Wish) => string;
  /** Whoever holds it is the only one to follow the wish. */
  readonly lockOf: (wish: Wish) => string;
  readonly follow: (wish: Wish, signal: AbortSignal) => Promise<WishEnd>;
}

/**
 * Follows wishes one after another, until stopped: at once when people ask, again after a pause where the line did
 * not carry it. Several pages may run it; a lock keeps each wish to one of them.
 */
export function followWishes<Wish>(wishes: Wishes<Wish>): () => void {
  const stopping = new AbortController();
  let known = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  const run = oneAtATime(
    async () => {
      clearTimeout(timer);
      const carried = await followAll(wishes, stopping.signal);
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
  const stopWatching = wishes.watch((found) => {
    const names = new Set(found.map(wishes.nameOf));
    const isFresh = [...names].some((name) => !known.has(name));
    known = names;
    if (isFresh) look();
  }, ignore);
  return () => {
    stopping.abort();
    clearTimeout(timer);
    stopWatching();
  };
}

/** False: something is left that the line did not carry. */
async function followAll<Wish>(wishes: Wishes<Wish>, signal: AbortSignal): Promise<boolean> {
  const tried = new Set<string>();
  for (;;) {
    const next = (await wishes.read()).find((wish) => !tried.has(wishes.nameOf(wish)));
    if (next === undefined || signal.aborted) return true;
    tried.add(wishes.nameOf(next));
    if (!(await followAlone(wishes, next, signal))) return false;
  }
}

async function followAlone<Wish>(
  wishes: Wishes<Wish>,
  wish: Wish,
  signal: AbortSignal,
): Promise<boolean> {
  const follow = async (): Promise<boolean> => (await wishes.follow(wish, signal)) === 'settled';
  const locks = (navigator as { locks?: LockManager }).locks;
  if (locks === undefined) return follow();
  // Another page has it under way; should that page die, this one looks again.
  return locks.request(wishes.lockOf(wish), { ifAvailable: true }, (lock) =>
    lock ? follow() : false,
  );
}

function ignore(): void {
  // The wish is still on disk.
}
