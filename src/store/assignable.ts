import { ownerKey, type Assignee } from '../model/conversation.js';
import type { People } from './people-queries.js';
import type { AssignChoice } from './views.js';

const made = new WeakMap<People, Assignable>();

/** Everybody to whom something could be given; sorted once, for every conversation. */
export function assignableAmong(people: People, userId: string): Assignable {
  const known = made.get(people) ?? new Assignable(people, userId);
  made.set(people, known);
  return known;
}

class Assignable {
  /** By name, as the people. */
  readonly workgroups: readonly AssignChoice[];
  readonly staff: readonly AssignChoice[];
  readonly #byKey: ReadonlyMap<string, AssignChoice>;

  constructor({ workgroups, staff }: People, userId: string) {
    this.workgroups = Array.from(workgroups.values(), ({ id, name, memberIds }) => ({
      kind: 'workgroup' as const,
      id,
      name,
      me: false,
      away: false,
      members: memberIds.length,
    })).sort(byName);
    this.staff = Array.from(staff.values(), ({ id, internalName, away }) => ({
      kind: 'staff' as const,
      id,
      name: internalName,
      me: id === userId,
      away: away === true,
    })).sort(byName);
    this.#byKey = new Map([...this.workgroups, ...this.staff].map((one) => [ownerKey(one), one]));
  }

  get(one: Assignee): AssignChoice | undefined {
    return this.#byKey.get(ownerKey(one));
  }
}

const names = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

function byName(one: AssignChoice, other: AssignChoice): number {
  return names.compare(one.name, other.name);
}
