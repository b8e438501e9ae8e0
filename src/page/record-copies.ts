import { isToMake, laneHeads, type OutboxEntry } from '../model/outbox-entry.js';
import { SECOND_MS } from '../model/retry-delay.js';
import { watchUnfinished } from '../store/status-queries.js';
import { oneAtATime } from '../sync/one-at-a-time.js';
import { copyRecord, type CopierContext } from './record-copier.js';

/** Another page may have it. */
const PATROL_MS = 15 * SECOND_MS;

export interface RecordCopies {
  /** The page is seen again. */
  readonly look: () => void;
  readonly stop: () => void;
}

/**
 * Has record copies made that need a page, each as soon as everything queued before it is accepted: in a page that
 * is seen, because a file that is saved unseen is soon forgotten.
 */
export function startRecordCopies(context: CopierContext): RecordCopies {
  const { store } = context;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: readonly OutboxEntry[] = [];
  const plan = (leastMs: number): void => {
    clearTimeout(timer);
    const soonest = soonestOf(latest, store.now());
    if (soonest !== undefined) timer = setTimeout(run, Math.max(soonest, leastMs), undefined);
  };
  const copyDue = oneAtATime(
    async () => {
      const due = laneHeads(latest).filter((entry) => isToMake(entry, store.now()));
      if (due.length === 0 || document.visibilityState !== 'visible') return;
      for (const entry of due) await copyRecord(context, entry);
    },
    () => undefined,
  );
  const again = (): void => {
    plan(PATROL_MS);
  };
  const run = (): void => {
    // What fails is still on disk, and is looked at again.
    copyDue(undefined).then(again, again);
  };
  const stopWatching = watchUnfinished(
    store,
    (entries) => {
      latest = entries;
      plan(0);
    },
    again,
  );
  return {
    look: run,
    stop: () => {
      clearTimeout(timer);
      stopWatching();
    },
  };
}

/** Ms until a copy may be made; undefined: none waits for a page. */
function soonestOf(entries: readonly OutboxEntry[], now: number): number | undefined {
  const heads = laneHeads(entries).filter(
    ({ needs, state }) => needs === 'page' && (state === 'waiting' || state === 'parked'),
  );
  if (heads.length === 0) return undefined;
  return Math.max(0, Math.min(...heads.map(({ nextAt }) => nextAt)) - now);
}
