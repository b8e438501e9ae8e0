import { HOUR_MS, SECOND_MS } from '../model/retry-delay.js';
import { sweepOrphans } from '../store/blobs.js';
import type { Store } from '../store/database.js';
import { keepWithinLimits } from '../store/device-limits.js';
import { readSync } from '../store/meta.js';
import { prune } from '../store/prune.js';
import { HeardClock } from './heard-clock.js';
import type { TimeSource } from './time-source.js';
import type { Duty } from './wake-at.js';

/** The first list of a page comes before any sweeping. */
const FIRST_AFTER_MS = 10 * SECOND_MS;

/** Once an hour: what the clinic does not want kept on a device leaves it, and what nobody needs any more. */
export function deviceRetention(store: Store, time: TimeSource): Duty {
  const heard = new HeardClock(time);
  let dueAt = time.monotonic() + FIRST_AFTER_MS;
  return async () => {
    const now = heard.now((await readSync(store.db)).heardAt);
    if (time.monotonic() >= dueAt) {
      dueAt = time.monotonic() + HOUR_MS;
      await prune(store);
      await sweepOrphans(store);
      await keepWithinLimits(store, now);
    }
    return time.now() + dueAt - time.monotonic();
  };
}
