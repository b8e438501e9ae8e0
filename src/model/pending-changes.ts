import type { ConversationFacts } from './conversation.js';
import { laneOf, needsPerson, type Effect, type OutboxEntry } from './outbox-entry.js';
import type { Lane } from './outbox-kind.js';

type Pending = Pick<OutboxEntry, 'kind' | 'state' | 'effect' | 'withdraw'>;

/**
 * A conversation as shown: what the server last told, changed by what is queued and will be sent, in the order
 * of queueing. Work that is held, refused or being taken back changes nothing, nor does what stands behind it
 * in its lane: nobody knows whether it ever will. The same goes for what waits for the patient's record.
 */
export function applyPending(
  base: ConversationFacts,
  unfinished: readonly Pending[],
): ConversationFacts {
  const stopped = new Set<Lane>();
  let facts = base;
  for (const entry of unfinished) {
    if (needsPerson(entry) || entry.kind === 'record-copy') stopped.add(laneOf(entry.kind));
    const counts = entry.withdraw === undefined && !stopped.has(laneOf(entry.kind));
    if (counts) facts = applyEffect(facts, entry.effect);
  }
  return facts;
}

function applyEffect(facts: ConversationFacts, effect: Effect): ConversationFacts {
  const { readUpTo, markedUnread, claimedBy, ...flags } = effect;
  return {
    ...facts,
    ...flags,
    ...(claimedBy !== undefined && claim(facts, claimedBy)),
    unread: unreadAfter(facts, effect),
  };
}

function claim({ assignee }: ConversationFacts, staffId: string): Partial<ConversationFacts> {
  if (assignee?.kind === 'staff') return {};
  return { assignee: { kind: 'staff', id: staffId }, assignedBy: staffId };
}

function unreadAfter(facts: ConversationFacts, { readUpTo, markedUnread }: Effect): number {
  if (markedUnread) return Math.max(1, facts.unread);
  return readUpTo && isReadBy(facts, readUpTo.at) ? 0 : facts.unread;
}

/** A newer patient message than the mark keeps the server's number: too high for a moment, never too low. */
function isReadBy(facts: ConversationFacts, readUpTo: number): boolean {
  return (facts.lastPatientMessageAt ?? 0) <= readUpTo;
}
