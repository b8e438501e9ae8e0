import { patchCycleFetch } from '../store/cycle-fetches.js';
import type { Store } from '../store/database.js';

/**
 * Asks for the report of a cycle as the clinic's server has it; its lines come when there is a connection. Asked
 * again, what went wrong is tried once more.
 */
export async function fetchBillingCycle(store: Store, cycle: string): Promise<void> {
  await patchCycleFetch(store, cycle, ({ wantedAt = 0 }) => ({
    wantedAt: Math.max(store.now(), wantedAt + 1),
    trouble: undefined,
  }));
}
