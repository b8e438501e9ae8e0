import * as v from 'valibot';

import { patchSync } from '../store/meta.js';
import { id, time } from './contract-fields.js';
import type { SessionDoor } from './session-check.js';

const identity = v.object({ user: v.object({ id }), tenant: v.object({ id }), serverTime: time });

/**
 * For the service worker, which sends for somebody and shows nothing: it reads no word of the rest, and has the
 * timers worker ask anew, because a refusal may mean that permissions have changed.
 */
export const identityOnly: SessionDoor = {
  read: (body) => {
    const result = v.safeParse(identity, body);
    return result.success ? result.output : undefined;
  },
  keep: (store) => patchSync(store.db, { staleSession: true }),
};
