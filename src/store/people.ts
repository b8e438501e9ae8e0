import type { Assignee } from '../model/conversation.js';
import type { Staff, Workgroup } from '../model/session.js';
import type { PersonRow, Store } from './database.js';
import type { People } from './people-queries.js';
import type { NamedAssignee } from './views.js';

/** Names for ids, as colleagues use them. */
export class Directory {
  readonly #userId: string;
  readonly #people: People;

  constructor(userId: string, people: People) {
    this.#userId = userId;
    this.#people = people;
  }

  /** The name that colleagues use; undefined where this device has not heard of the person. */
  nameOf(staffId: string): string | undefined {
    return this.#people.staff.get(staffId)?.internalName;
  }

  isMe(staffId: string): boolean {
    return staffId === this.#userId;
  }

  assignee(assignee: Assignee | null): NamedAssignee | null {
    if (assignee === null) return null;
    if (assignee.kind === 'workgroup') {
      return { ...assignee, name: this.#people.workgroups.get(assignee.id)?.name, me: false };
    }
    return { ...assignee, name: this.nameOf(assignee.id), me: this.isMe(assignee.id) };
  }
}

export async function openDirectory(store: Store, rows: readonly PersonRow[]): Promise<Directory> {
  return new Directory(store.userId, await openPeople(store, rows));
}

/** A row that does not open is left out: its name is then unknown, nothing else. */
export async function openPeople(store: Store, rows: readonly PersonRow[]): Promise<People> {
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
