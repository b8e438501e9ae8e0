import type { Staff, Workgroup } from '../model/session.js';
import type { Store } from './database.js';
import { peopleAt, readPeopleMark } from './known-people.js';
import { live } from './live.js';

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
    () => readPeopleMark(store.db),
    (mark) => peopleAt(store, mark),
    { next, fail },
  );
}
