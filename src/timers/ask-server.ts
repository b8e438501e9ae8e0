import { MINUTE_MS } from '../model/retry-delay.js';
import type { TimeSource } from './time-source.js';

/**
 * Asks the server for what is new, receipts and its clock among it. Resolves when it has answered or is known not to;
 * what it said is in the store.
 */
export type AskServer = () => Promise<unknown>;

/**
 * The same, but not again within a minute: where the server answers and the clocks still disagree, or nobody answers,
 * asking more often would not help.
 */
export function askedSeldom(ask: AskServer, time: TimeSource): AskServer {
  let askedAt = -Infinity;
  return async () => {
    if (time.monotonic() - askedAt < MINUTE_MS) return;
    askedAt = time.monotonic();
    await ask();
  };
}
