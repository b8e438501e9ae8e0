import { Dexie, type PromiseExtended } from 'dexie';

import { StoreSilentError } from '../model/errors.js';
import { runningTime, type RunningTime } from './running-time.js';

/** A timer that is later than this says that the page was busy or asleep, and nothing of the database. */
const LATE_MS = 1_000;

export interface Deadline {
  readonly ms: number;
  /** The last sign of life since the call began, by the same time. */
  readonly heardAt?: () => number;
  readonly time?: RunningTime;
}

/**
 * Rejects with `StoreSilentError` where the database has been silent for too long: after "clear site data" Chromium
 * never settles what was under way (measured). A page that wakes up gives it the whole time once more.
 */
export function withDeadline<Result>(
  call: () => PromiseLike<Result>,
  { ms, heardAt = () => 0, time = runningTime }: Deadline,
): PromiseExtended<Result> {
  // Dexie's own promise, so that a live query still sees what is read after it.
  return new Dexie.Promise<Result>((resolve, reject) => {
    const startedAt = time.monotonic();
    let cancel: () => void;
    let wasLate = false;
    const lookIn = (delayMs: number): void => {
      const dueAt = time.monotonic() + delayMs;
      cancel = time.sleep(delayMs, () => {
        look(time.monotonic() - dueAt > LATE_MS);
      });
    };
    const look = (isLate: boolean): void => {
      const silentMs = time.monotonic() - Math.max(startedAt, heardAt());
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
      cancel();
    };
    answer.then(stop, stop);
    answer.then(resolve, reject);
  });
}
