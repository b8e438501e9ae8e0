import type { IntrayDatabase } from './database.js';

/** Nobody's rows are in it, and it is gone at once. */
const NAME = 'intray-new-log';

let isNew = false;

/**
 * Lets what is queued outlive the next start of Chromium, from the moment at which its files are opened, and opened
 * again. Where a write broke off (the power went, the disk was full) Chromium goes on in the same log, behind the torn
 * record; whenever it reads that log again it calls it corrupt and removes every database of the origin, without a
 * word (Chromium 156; the scenes torn-record and disk-full). To remove a database makes it put the log away and begin
 * another. Once for each context is enough; other browsers have no such log and take no harm. To go when Chromium no
 * longer writes behind a torn record (LevelDB's `reuse_logs`).
 */
export function beginNewLogs(db: IntrayDatabase): void {
  const begin = (): void => {
    db.backendDB().addEventListener('close', () => {
      isNew = false;
    });
    if (!isNew) beginNewLog();
    isNew = true;
  };
  db.on('ready', begin, true);
}

/** Where this fails so does the storage itself, which says so elsewhere. */
function beginNewLog(): void {
  const opening = indexedDB.open(NAME);
  opening.onsuccess = () => {
    opening.result.close();
    indexedDB.deleteDatabase(NAME);
  };
}
