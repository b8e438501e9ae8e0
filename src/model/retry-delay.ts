export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** After it a request is given up: nobody answered. */
export const REQUEST_MS = 30 * SECOND_MS;

const FIRST_DELAY_MS = 2 * SECOND_MS;
/** The longest back-off, and longer than any undo window. */
export const LONGEST_DELAY_MS = 5 * MINUTE_MS;

/** No wait of ours is longer, a server's wish with its jitter included; a longer one is a clock that jumped. */
export const LONGEST_WAIT_MS = HOUR_MS + MINUTE_MS;

/** Full jitter, 2 s doubling to 5 min (`attempts` so far, `random` in [0, 1)). */
export function retryDelay(attempts: number, random: number): number {
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempts, 10));
  return Math.floor(random * ceiling);
}

/** A server's `Retry-After`, kept between 1 s and 1 h, so that a broken header neither floods nor forgets. */
export function clampRetryAfter(delayMs: number): number {
  return Math.min(HOUR_MS, Math.max(SECOND_MS, delayMs));
}
