import type { Store } from '../store/database.js';
import { watchDueTimes } from '../store/due-times.js';
import { askedSeldom, type AskServer } from './ask-server.js';
import { deviceRetention } from './device-retention.js';
import { retentionTimer } from './retention-timer.js';
import type { TimeSource } from './time-source.js';
import { unreadTimer } from './unread-timer.js';
import { WakeAt } from './wake-at.js';

export interface TimersOptions {
  readonly store: Store;
  readonly time: TimeSource;
  readonly ask: AskServer;
}

/**
 * Starts everything that is done at a time for one person; returns the way to stop. Every tab may run it: what one
 * does the others find done.
 */
export function startTimers({ store, time, ask }: TimersOptions): () => void {
  const seldom = askedSeldom(ask, time);
  const duties = [
    retentionTimer(store, time, seldom),
    unreadTimer(store, time, seldom),
    deviceRetention(store, time),
  ];
  const sleep = new WakeAt({ time, duties, onJump: ask });
  const stopWatching = watchDueTimes(
    store,
    () => {
      sleep.wake();
    },
    ignore,
  );
  sleep.wake();
  return () => {
    stopWatching();
    sleep.stop();
  };
}

/**
 * What goes on behind a lock: bytes of files go when their time is over by what was last heard of the server's clock,
 * for nobody is asked. It needs no key. Returns the way to stop.
 */
export function keepRetention(rows: Pick<Store, 'db'>, time: TimeSource): () => void {
  const askNobody = (): Promise<void> => Promise.resolve();
  const duties = [retentionTimer(rows, time, askNobody)];
  const sleep = new WakeAt({ time, duties, onJump: askNobody });
  sleep.wake();
  return () => {
    sleep.stop();
  };
}

function ignore(): void {
  // A store that fails shows itself in the queries of the elements; each tick looks again.
}
