import { Dexie, type PromiseExtended } from 'dexie';

import { StoreSilentError } from '../model/errors.js';

/** A timer that is later than this says that the page was busy or asleep, and nothing of the database. */
const LATE_MS = 1_000;

export interface Deadline {
  readonly ms: number;
  /** The last sign of life since the call began, by `performance.now()`. */
  readonly heardAt?: () => number;
}

/**
 * Rejects with `StoreSilentError` where the database has been silent for too long: after "clear site data" Chromium
 * never settles what was under way (measured). A page that wakes up gives it the whole time once more.
 */
export function withDeadline<Result>(
  call: () => PromiseLike<Result>,
  { ms, heardAt = () => 0 }: Deadline,
): PromiseExtended<Result> {
  // Dexie's own promise, so that a live query still sees what is read after it.
  return new Dexie.Promise<Result>((resolve, reject) => {
    const startedAt = performance.now();
    let timer: ReturnType<typeof setTimeout>;
    let wasLate = false;
    const lookIn = (delayMs: number): void => {
      const dueAt = performance.now() + delayMs;
      timer = setTimeout(() => {
        look(performance.now() - dueAt > LATE_MS);
      }, delayMs);
    };
    const look = (isLate: boolean): void => {
      const silentMs = performance.now() - Math.max(startedAt, heardAt());
      if (silentMs < ms) lookIn(ms - silentMs);
      else if (!isLate || wasLate) reject(new StoreSilentError('The database does not answer.'));
      else {
        wasLate = true;
        lookIn(ms);
      }
    };
    lookIn(ms);
    const answer = call();
    const stop = (): void => {
      clearTimeout(timer);
    };
    answer.then(stop, stop);
    answer.then(resolve, reject);
  });
}
