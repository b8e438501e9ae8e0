import type { Assignment } from './assignment.js';
import { isSameAssignee, type ConversationFacts } from './conversation.js';
import type { Message } from './message.js';
import type { BasedOn } from './reply-options.js';

/** What somebody else did while a person was writing. */
export interface ChangedSince {
  /** Staff id; empty: the patient, or nobody knows who. */
  readonly by: string;
  readonly kind: 'patient-wrote' | 'staff-replied' | 'assigned' | 'closed' | 'reopened';
}

/** A conversation as it is now; both lists oldest first. */
export interface Now {
  readonly basedOn: BasedOn;
  readonly messages: readonly (Pick<Message, 'id' | 'from'> & { readonly mine: boolean })[];
  readonly assignments: readonly (Pick<Assignment, 'by'> & { readonly mine: boolean })[];
  readonly facts: Pick<ConversationFacts, 'closedAt'>;
  /** The state that the author last gave it, and when the server took it (epoch ms, server). */
  readonly ownState: { readonly state: BasedOn['state']; readonly at: number } | undefined;
}

/** A server may stamp an act and its answer one after the other. */
const SAME_ACT_MS = 10_000;

/**
 * What the author of a text should look at before sending it: the patient's words before a colleague's, those
 * before what became of the conversation. Undefined: nothing, or only what the author did.
 */
export function changedSince(seen: BasedOn | undefined, now: Now): ChangedSince | undefined {
  if (seen === undefined) return undefined;
  return newWords(seen, now) ?? newState(seen, now) ?? newAssignee(seen, now);
}

function newWords({ messageId }: BasedOn, { messages }: Now): ChangedSince | undefined {
  const place = messages.findIndex(({ id }) => id === messageId);
  // What is not on this device any more says nothing about what came after it.
  if (place < 0 && messageId !== null) return undefined;
  const others = messages.slice(place + 1).filter(({ mine }) => !mine);
  if (others.some(({ from }) => from.kind !== 'staff')) return { by: '', kind: 'patient-wrote' };
  const last = others.at(-1);
  return last && { by: last.from.id, kind: 'staff-replied' };
}

function newState({ state }: BasedOn, now: Now): ChangedSince | undefined {
  const { state: present } = now.basedOn;
  if (state === present || isOwn(now)) return undefined;
  return { by: '', kind: present === 'closed' ? 'closed' : 'reopened' };
}

/** Nobody has closed it since; of opening again the server tells no time. */
function isOwn({ basedOn, facts, ownState }: Now): boolean {
  if (ownState?.state !== basedOn.state) return false;
  return (facts.closedAt ?? 0) <= ownState.at + SAME_ACT_MS;
}

function newAssignee({ assignee }: BasedOn, now: Now): ChangedSince | undefined {
  if (isSameAssignee(assignee, now.basedOn.assignee)) return undefined;
  const last = now.assignments.at(-1);
  return last?.mine ? undefined : { by: last?.by ?? '', kind: 'assigned' };
}
