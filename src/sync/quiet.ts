import { LONGEST_WAIT_MS, SECOND_MS } from '../model/retry-delay.js';
import type { Store } from '../store/database.js';
import { patchSync, readSync, type SyncState } from '../store/meta.js';

/** What a server that only says "too many" is given to breathe. */
const SHORTEST_QUIET_MS = 5 * SECOND_MS;

/**
 * For how long an answer asks everybody here to leave the server alone, ms; undefined: it does not. "Too many
 * requests" means all of them, whichever of them heard it.
 */
export function quietOf({
  status,
  retryAfterMs,
}: {
  readonly status: number;
  readonly retryAfterMs?: number | undefined;
}): number | undefined {
  return retryAfterMs ?? (status === 429 ? SHORTEST_QUIET_MS : undefined);
}

/** Nobody asks for quiet longer than any wait can be; clocks jump. */
export function isQuiet({ quietUntil = 0 }: SyncState, now: number): boolean {
  return quietUntil > now && quietUntil <= now + LONGEST_WAIT_MS;
}

/** Keeps the longer of two wishes. */
export async function noteQuiet(
  { db, now }: Pick<Store, 'db' | 'now'>,
  quietMs: number | undefined,
): Promise<void> {
  if (quietMs === undefined) return;
  const sync = await readSync(db);
  const until = now() + quietMs;
  const known = isQuiet(sync, now()) ? (sync.quietUntil ?? 0) : 0;
  await patchSync(db, { quietUntil: Math.max(known, until) });
}
