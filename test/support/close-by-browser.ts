import type { Store } from '../../src/store/database.js';

/** The browser closes the files, for its own reasons: no tab is asked; each only hears it. */
export function closeByBrowser({ db }: Store): void {
  const connection = db.backendDB();
  connection.close();
  connection.dispatchEvent(new Event('close'));
}
