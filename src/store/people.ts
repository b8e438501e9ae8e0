import type { Assignee } from '../model/conversation.js';
import type { Store } from './database.js';
import { peopleAt } from './known-people.js';
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

/** Names as of this mark of `people` or a later one. */
export async function openDirectory(store: Store, mark: number): Promise<Directory> {
  return new Directory(store.userId, await peopleAt(store, mark));
}
