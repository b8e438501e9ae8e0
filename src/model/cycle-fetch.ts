/**
 * What was asked of the clinic's server about one billing cycle. The changes feed brings the lines of conversations
 * that a device keeps; the report of an older cycle is asked for by itself.
 */
export interface CycleFetch {
  /** Its first day. */
  readonly cycle: string;
  /** Somebody wants it; gone once it has come or was refused. */
  readonly wantedAt?: number | undefined;
  /** When the server was asked for what it then gave, epoch ms by its clock. */
  readonly fetchedAt?: number | undefined;
  /** When lines of it went with a conversation that this person may not see any more, epoch ms by the server's clock. */
  readonly cutAt?: number | undefined;
  /** Why it did not come. */
  readonly trouble?: CycleTrouble | undefined;
  /** Lines that the server gave and nobody could read. */
  readonly setAside?: number | undefined;
}

/** `no-report`: the clinic's server knows no such cycle, or not this one. */
export type CycleTrouble = 'not-allowed' | 'no-report' | 'storage-full';

export interface CycleStanding {
  /** The first day from which on a full pull brings every line; undefined: there was none. */
  readonly heldSince: string | undefined;
  /** Epoch ms by the server's clock. */
  readonly fullPulledAt: number | undefined;
  readonly fetch: CycleFetch | undefined;
}

/** Whether the feed alone brings every line of a cycle that begins on that day. */
export function isFed(start: string, { heldSince, fullPulledAt, fetch }: CycleStanding): boolean {
  const isHeld = heldSince !== undefined && start >= heldSince;
  return isHeld && (fetch?.cutAt === undefined || fetch.cutAt < (fullPulledAt ?? 0));
}

/** Whether every line of it is on this device. A full pull removes what it does not name, a fetched line too. */
export function isWhole(start: string, standing: CycleStanding): boolean {
  const { fetchedAt, cutAt = -1 } = standing.fetch ?? {};
  const isFetched = fetchedAt !== undefined && fetchedAt > cutAt;
  return isFed(start, standing) || (isFetched && fetchedAt >= (standing.fullPulledAt ?? 0));
}
