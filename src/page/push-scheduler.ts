import { isSendable, needsPerson, type OutboxEntry } from '../model/outbox-entry.js';
import { SECOND_MS } from '../model/retry-delay.js';
import type { Store } from '../store/database.js';
import { watchUnfinished } from '../store/status-queries.js';

/** While anything is unfinished somebody looks again, whatever was missed. */
const PATROL_MS = 30 * SECOND_MS;
/** Whoever is sending may have been killed; asking again is harmless while they live. */
const SENDING_PATROL_MS = 5 * SECOND_MS;
/** What stays due after a push was asked for: nobody answers, or whoever was asked is gone. */
const OVERDUE_PATROL_MS = 10 * SECOND_MS;

export interface PushScheduler {
  stop(): void;
}

export interface PushSchedulerOptions {
  readonly store: Store;
  /** Asks whoever pushes to do so now. */
  readonly push: () => void;
  /** Something new was queued: the browser may be asked to remember it. */
  readonly onQueued: () => void;
}

/** Turns the outbox into moments to push: at once, at the end of an undo window or back-off, and on patrol. */
export function schedulePushes({ store, push, onQueued }: PushSchedulerOptions): PushScheduler {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let newest = -1;
  let latest: readonly OutboxEntry[] = [];
  const plan = (): void => {
    clearTimeout(timer);
    const delayMs = delayUntilPush(latest, store.now());
    if (delayMs === undefined) return;
    timer = setTimeout(() => {
      push();
      patrol();
    }, delayMs);
  };
  const patrol = (): void => {
    const delayMs = delayUntilPush(latest, store.now()) ?? PATROL_MS;
    timer = setTimeout(plan, delayMs === 0 ? OVERDUE_PATROL_MS : delayMs);
  };
  const stopWatching = watchUnfinished(
    store,
    (entries) => {
      const last = entries.at(-1)?.seq ?? newest;
      if (last > newest) onQueued();
      newest = Math.max(newest, last);
      latest = entries;
      plan();
    },
    plan,
  );
  return {
    stop: () => {
      clearTimeout(timer);
      stopWatching();
    },
  };
}

/** Ms until somebody should push; undefined: nothing to send, or somebody else has to go on. */
export function delayUntilPush(entries: readonly OutboxEntry[], now: number): number | undefined {
  const ours = entries.filter(
    (entry) => isSendable(entry) && (!needsPerson(entry) || entry.withdraw !== undefined),
  );
  if (ours.length === 0) return undefined;
  const delays = ours.map((entry) =>
    entry.state === 'sending' ? SENDING_PATROL_MS : Math.max(0, entry.nextAt - now),
  );
  return Math.min(PATROL_MS, ...delays);
}
