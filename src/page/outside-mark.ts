import type { Store } from '../store/database.js';
import { readMeta } from '../store/meta.js';

/**
 * The install mark once more, where the browser keeps it apart: where it takes away all databases of the site at once
 * (Chromium does that to files that it calls corrupt), keys and device record are gone with the rows, and the next start
 * would look like the first. It is a random id and says nothing of anybody.
 */
const keyOf = (database: string): string => `intray-install ${database}`;

/**
 * Whether this person's database is not the one that was here before, and nobody has been told of it; notes the mark of a
 * first one. False where the browser keeps nothing of the kind.
 */
export async function isAnotherThanBefore({ db, name }: Store): Promise<boolean> {
  const mark = await readMeta(db, 'install');
  try {
    const before = localStorage.getItem(keyOf(name));
    if (before === null && mark !== undefined) localStorage.setItem(keyOf(name), mark);
    return before !== null && before !== mark;
  } catch {
    return false;
  }
}

/** What goes from now on goes on purpose, or has been told. */
export function forgetMark(database: string): void {
  try {
    localStorage.removeItem(keyOf(database));
  } catch {
    // Then there is none.
  }
}
