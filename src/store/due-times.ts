import { nextBytesToGo } from './attachments.js';
import type { Store } from './database.js';
import { live } from './live.js';
import { readSync } from './meta.js';
import { nextNotice, noticesIn } from './notices.js';

/**
 * Tells whenever the nearest due times or what is known of the server's clock may have changed, by whichever tab:
 * after a pull, a download, a notice that was put off.
 */
export function watchDueTimes(
  store: Store,
  changed: () => void,
  fail: (error: unknown) => void,
): () => void {
  const { db } = store;
  let known = '';
  const read = async (): Promise<string> => {
    const { heardAt, toldUpTo } = await readSync(db);
    const unreckoned = (await noticesIn(db, 'new').first())?.messageId;
    const times = [await nextBytesToGo(db), await nextNotice(db)];
    return JSON.stringify([heardAt, toldUpTo, unreckoned, ...times]);
  };
  const next = (times: string): void => {
    if (times !== known) changed();
    known = times;
  };
  return live(read, (times) => Promise.resolve(times), { next, fail });
}
