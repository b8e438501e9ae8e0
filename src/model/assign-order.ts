import { isSameAssignee, type Assignee } from './conversation.js';

/** As many as are taken in at a glance. */
const MOST_BUBBLES = 6;

/**
 * Who is offered before the long list: me, then those whom the clinic suggests, then those whom I used lately, as
 * many as there is room for; workgroups stand before people.
 */
export function bubblesOf(
  me: Assignee,
  suggested: readonly Assignee[],
  recent: readonly Assignee[],
  isOffered: (one: Assignee) => boolean,
): Assignee[] {
  const chosen: Assignee[] = [];
  for (const one of [me, ...suggested, ...recent]) {
    const isKnown = chosen.some((other) => isSameAssignee(other, one));
    if (!isKnown && isOffered(one) && chosen.length < MOST_BUBBLES) chosen.push(one);
  }
  return chosen.sort((a, b) => rank(a, me) - rank(b, me));
}

function rank(one: Assignee, me: Assignee): number {
  if (isSameAssignee(one, me)) return 0;
  return one.kind === 'workgroup' ? 1 : 2;
}
