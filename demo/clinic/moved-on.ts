import type { WireAssignee } from '../../src/sync/contract.js';
import type { BasedOn } from './based-on.js';

interface Present {
  readonly state: 'open' | 'closed';
  readonly stateBy: string | null;
  readonly messages: readonly {
    readonly id: string;
    readonly from: { readonly kind: string; readonly id: string };
  }[];
}

/**
 * Whether a reply or a status change must be held: somebody other than its author wrote after the message it is based on, or
 * closed or reopened the conversation. A message that the clinic does not know is treated as long past.
 */
export function hasMovedOn(present: Present, basedOn: BasedOn, authorId: string): boolean {
  const stateMoved = present.state !== basedOn.state && present.stateBy !== authorId;
  return stateMoved || isOvertaken(present.messages, basedOn.messageId, authorId);
}

function isOvertaken(messages: Present['messages'], seen: string | null, authorId: string) {
  const place = messages.findIndex(({ id }) => id === seen);
  if (seen !== null && place === -1) return true;
  return messages.slice(place + 1).some(({ from }) => !isOwn(from, authorId));
}

function isOwn(from: { kind: string; id: string }, authorId: string): boolean {
  return from.kind === 'staff' && from.id === authorId;
}

interface Assigned {
  readonly assignee: WireAssignee | null;
  /** Oldest first. */
  readonly assignments: readonly {
    readonly from: WireAssignee | null;
    readonly by: string;
  }[];
}

/** Whether an assignment must be held: it goes from one who has not had it since somebody else assigned it. */
export function isReassigned(
  { assignee, assignments }: Assigned,
  seen: WireAssignee | null,
  authorId: string,
): boolean {
  const othersLast = assignments.findLastIndex(({ by }) => by !== authorId);
  const own = assignments.slice(othersLast + 1).map(({ from }) => from);
  return ![assignee, ...own].some((item) => isSame(item, seen));
}

function isSame(a: WireAssignee | null, b: WireAssignee | null): boolean {
  return a?.kind === b?.kind && a?.id === b?.id;
}
