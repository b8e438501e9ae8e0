import type { Session } from '../model/session.js';
import { patchSync, saveSession } from '../store/meta.js';
import { parseSession } from './contract.js';
import type { SessionDoor } from './session-check.js';

/** For the page and the timers worker: what may be done offline is decided by what is kept here. */
export const wholeSession: SessionDoor<Session> = {
  read: parseSession,
  keep: async (store, session) => {
    await saveSession(store, session);
    await patchSync(store.db, { staleSession: undefined });
  },
};
