import type { Staff, Workgroup } from '../model/session.js';
import type { IntrayDatabase, PersonRow, Store } from './database.js';
import { readMeta } from './meta.js';
import type { People } from './people-queries.js';

/*
 * A clinic has over a thousand names, and every query of the screen shows some of them. A query therefore reads one
 * number, in its own transaction, and is run again when that number rises; the rows are read and opened once for all.
 */

/** The batch of server rows in which somebody last came, left or changed. */
export async function readPeopleMark(db: IntrayDatabase): Promise<number> {
  return (await readMeta(db, 'people')) ?? 0;
}

interface Known {
  readonly mark: number;
  readonly people: Promise<People>;
}

const known = new WeakMap<Store, Known>();

/** Everybody as of this mark or a later one. Not inside a transaction. Rejects where the store cannot be read. */
export function peopleAt(store: Store, mark: number): Promise<People> {
  const kept = known.get(store);
  if (kept && kept.mark >= mark) return kept.people;
  const people = readEverybody(store);
  const read = { mark, people };
  known.set(store, read);
  people.catch(() => {
    if (known.get(store) === read) known.delete(store);
  });
  return people;
}

async function readEverybody(store: Store): Promise<People> {
  return openPeople(store, await store.db.people.toArray());
}

/** A row that does not open is left out: its name is then unknown, nothing else. */
async function openPeople(store: Store, rows: readonly PersonRow[]): Promise<People> {
  const opened = await Promise.allSettled(
    rows.map(async (row) => {
      const person = await store.vault.open<Staff | Workgroup>('people', row.id, row.sealed);
      return { isStaff: row.id.startsWith('staff:'), person };
    }),
  );
  const staff = new Map<string, Staff>();
  const workgroups = new Map<string, Workgroup>();
  for (const one of opened) {
    if (one.status !== 'fulfilled') continue;
    const { isStaff, person } = one.value;
    if (isStaff) staff.set(person.id, person as Staff);
    else workgroups.set(person.id, person as Workgroup);
  }
  return { staff, workgroups };
}
