import type { Staff, Workgroup } from '../model/session.js';
import type { Store } from './database.js';
import { live } from './live.js';
import { openPeople } from './people.js';

/** Everybody whom this device knows of. */
export interface People {
  readonly staff: ReadonlyMap<string, Staff>;
  readonly workgroups: ReadonlyMap<string, Workgroup>;
}

/** Follows the clinic's staff and workgroups. */
export function watchPeople(
  store: Store,
  next: (people: People) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () => store.db.people.toArray(),
    (rows) => openPeople(store, rows),
    { next, fail },
  );
}
