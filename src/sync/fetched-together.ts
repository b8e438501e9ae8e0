import { SECOND_MS } from '../model/retry-delay.js';

/** Changes may come quickly one after another; they are fetched together. */
export const SHORTEST_HELD_MS = SECOND_MS / 4;
const LONGEST_HELD_MS = SECOND_MS;

/**
 * For how long at least the next held request is to last, ms, after one that lasted `tookMs` where it was to last
 * `shortestMs`: in a stream of changes each time twice as long, because every batch is written in a transaction of its
 * own, before which those who send must wait. One quiet moment ends that.
 */
export function nextShortest(shortestMs: number, tookMs: number): number {
  return tookMs < shortestMs ? Math.min(2 * shortestMs, LONGEST_HELD_MS) : SHORTEST_HELD_MS;
}
