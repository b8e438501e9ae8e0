import type { IntrayDatabase } from './database.js';
import { runningTime } from './running-time.js';

/** Nobody's rows are in it, and it is gone at once. */
const NAME = 'intray-new-log';
/** On a disk that is full, or nearly so, the browser closes the files again and again: one write more would harm. */
const QUIET_MS = 10_000;

let isBegun = false;
let forget: (() => void) | undefined;

/**
 * Lets what is queued outlive the next start of Chromium. Where a write broke off (the power went, the disk was full)
 * Chromium goes on in the same log, behind the torn record; whenever it reads that log again it calls it corrupt and
 * removes every database of the origin, without a word (Chromium 150; the scenes torn-record and disk-full). To remove
 * a database makes it put the log away and begin another: once for each context, and again when ten seconds have
 * passed since the browser closed the files. Other browsers have no such log and take no harm. To go when Chromium no
 * longer writes behind a torn record (LevelDB's `reuse_logs`).
 */
export function beginNewLogs(db: IntrayDatabase, time = runningTime): void {
  const beginLater = (): void => {
    forget?.();
    forget = time.sleep(QUIET_MS, () => {
      beginNewLog(beginLater);
    });
  };
  const opened = (): void => {
    db.backendDB().addEventListener('close', beginLater);
    if (!isBegun) beginNewLog(beginLater);
    isBegun = true;
  };
  db.on('ready', opened, true);
}

function beginNewLog(failed: () => void): void {
  const opening = indexedDB.open(NAME);
  opening.onerror = failed;
  opening.onsuccess = () => {
    opening.result.close();
    indexedDB.deleteDatabase(NAME);
  };
}
