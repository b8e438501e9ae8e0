import type { Assignee } from '../model/conversation.js';
import type { Staff, Workgroup } from '../model/session.js';
import type { PersonRow, Store } from './database.js';
import type { NamedAssignee } from './views.js';

/** Staff and workgroups by the key under which they are stored. */
export class Directory {
  readonly #staff = new Map<string, Staff>();
  readonly #workgroups = new Map<string, Workgroup>();
  readonly #userId: string;

  constructor(userId: string, people: readonly (readonly [string, Staff | Workgroup])[]) {
    this.#userId = userId;
    for (const [key, person] of people) {
      if (key.startsWith('staff:')) this.#staff.set(person.id, person as Staff);
      else this.#workgroups.set(person.id, person as Workgroup);
    }
  }

  /** The name that colleagues use; undefined where this device has not heard of the person. */
  nameOf(staffId: string): string | undefined {
    return this.#staff.get(staffId)?.internalName;
  }

  isMe(staffId: string): boolean {
    return staffId === this.#userId;
  }

  assignee(assignee: Assignee | null): NamedAssignee | null {
    if (assignee === null) return null;
    if (assignee.kind === 'workgroup') {
      return { ...assignee, name: this.#workgroups.get(assignee.id)?.name, me: false };
    }
    return { ...assignee, name: this.nameOf(assignee.id), me: this.isMe(assignee.id) };
  }
}

/** A row that does not open is left out: its name is then unknown, nothing else. */
export async function openDirectory(store: Store, rows: readonly PersonRow[]): Promise<Directory> {
  const opened = await Promise.allSettled(
    rows.map(async (row) => {
      const person = await store.vault.open<Staff | Workgroup>('people', row.id, row.sealed);
      return [row.id, person] as const;
    }),
  );
  const people = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  return new Directory(store.userId, people);
}
