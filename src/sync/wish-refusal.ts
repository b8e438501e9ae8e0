import type { Store } from '../store/database.js';
import { noteSilence, patchSync } from '../store/meta.js';
import { parkAll } from '../store/outbox-parking.js';
import type { Answer } from './backend.js';
import { isBusy } from './busy.js';

type Unmet = Exclude<Answer, { readonly kind: 'answered' }>;

/**
 * The status with which the server refuses what somebody asked for. Undefined: it said nothing of that; what stands
 * between is noted, so that the screen can tell, and the wish stays.
 */
export async function refusalOf(store: Store, answer: Unmet): Promise<number | undefined> {
  if (answer.kind === 'no-answer' || isBusy(answer.status)) {
    await noteSilence(store);
    return undefined;
  }
  if (answer.kind === 'not-ours') {
    await patchSync(store.db, { notOurs: true, signIn: answer.signIn ? 'network' : undefined });
    return undefined;
  }
  if (answer.status !== 401) return answer.status;
  await parkAll(store, answer.slug === 'other-user' ? 'other-user' : 'session-ended');
  return undefined;
}
