import type { Store } from '../store/database.js';
import { readSync } from '../store/meta.js';
import {
  areNoticesInDoubt,
  doubtNotices,
  letNoticesComeUp,
  nextNotice,
  reckonNotices,
} from '../store/notices.js';
import type { AskServer } from './ask-server.js';
import type { TimeSource } from './time-source.js';
import type { Duty } from './wake-at.js';

/**
 * Lets notices of unread messages come up: when one is due by the clock of this device the server is asked for
 * receipts, and only its answer lets a notice come up. Where it does not answer, nothing is known, and that is said.
 */
export function unreadTimer(store: Store, time: TimeSource, ask: AskServer): Duty {
  const serverNow = async (): Promise<number> =>
    time.now() + (await readSync(store.db)).clockOffset;
  return async () => {
    await reckonNotices(store);
    await letNoticesComeUp(store);
    const due = await nextNotice(store.db);
    if (due !== undefined && due <= (await serverNow())) {
      await ask();
      await letNoticesComeUp(store);
    }
    if (due !== undefined || (await areNoticesInDoubt(store.db)))
      await doubtNotices(store, await serverNow());
    const next = await nextNotice(store.db);
    return next === undefined ? undefined : next - (await readSync(store.db)).clockOffset;
  };
}
