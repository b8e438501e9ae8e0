import { watchSync } from '../store/status-queries.js';
import type { Store } from '../store/database.js';
import type { Backend } from './backend.js';
import { checkSession } from './session-check.js';
import { wholeSession } from './whole-session.js';

/** Asks for the whole session where the service worker has found that it may have changed; until stopped. */
export function startFreshSession(store: Store, backend: Backend): () => void {
  let asking = false;
  const ask = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    try {
      await checkSession(store, backend, wholeSession);
    } catch {
      // The store was closed meanwhile; the next start asks anyway.
    } finally {
      asking = false;
    }
  };
  return watchSync(
    store,
    ({ staleSession }) => {
      if (staleSession === true) void ask();
    },
    () => undefined,
  );
}
