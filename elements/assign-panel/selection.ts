import type { Assignee } from '../../src/model/conversation.js';
import { isSameAssignee } from '../../src/model/conversation.js';
import type { AssignChoice, AssignChoices } from '../../src/store/views.js';

/** More than so many others are searched, not scrolled through. */
const MOST_WITHOUT_SEARCH = 30;

/** Everybody who is not a bubble. */
export function othersOf({ workgroups, staff }: AssignChoices): AssignChoice[] {
  return [...workgroups, ...staff];
}

export function needsSearch({ workgroups, staff }: AssignChoices): boolean {
  return workgroups.length + staff.length > MOST_WITHOUT_SEARCH;
}

/** Whoever has it now cannot be given it. */
export function hasItNow(choice: Assignee, { current }: AssignChoices): boolean {
  return current !== null && isSameAssignee(choice, current);
}

/** The one that is chosen, be it a bubble or one of the others; what is no longer offered is not chosen. */
export function chosenOf(
  choices: AssignChoices,
  to: Assignee | undefined,
): AssignChoice | undefined {
  if (to === undefined || hasItNow(to, choices)) return undefined;
  return [...choices.bubbles, ...othersOf(choices)].find((one) => isSameAssignee(one, to));
}

/** The value of a choice in the form. */
export function valueOf({ kind, id }: Assignee): string {
  return `${kind}:${id}`;
}
