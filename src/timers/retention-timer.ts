import { nextBytesToGo, removeDueBytes } from '../store/attachments.js';
import type { Store } from '../store/database.js';
import { readSync } from '../store/meta.js';
import type { AskServer } from './ask-server.js';
import { HeardClock } from './heard-clock.js';
import type { TimeSource } from './time-source.js';
import type { Duty } from './wake-at.js';

/**
 * Deletes the bytes of files when their time is over by the server's clock, never earlier by this device's. From
 * that moment by either clock they are given to nobody; they are deleted once it is certain, which takes an answer
 * of the server where this device was off, asleep or set to another time.
 */
export function retentionTimer(store: Pick<Store, 'db'>, time: TimeSource, ask: AskServer): Duty {
  const heard = new HeardClock(time);
  const certain = async (): Promise<number> => heard.now((await readSync(store.db)).heardAt);
  return async () => {
    const due = await nextBytesToGo(store.db);
    if (due === undefined) return undefined;
    const { clockOffset } = await readSync(store.db);
    const isOver = due <= time.now() + clockOffset;
    if (isOver && due > (await certain())) await ask();
    await removeDueBytes(store, await certain());
    const next = await nextBytesToGo(store.db);
    return next === undefined ? undefined : next - (await readSync(store.db)).clockOffset;
  };
}
