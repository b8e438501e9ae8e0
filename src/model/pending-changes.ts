import type { ConversationFacts } from './conversation.js';
import { needsPerson, type Effect, type OutboxEntry } from './outbox-entry.js';

/**
 * A conversation as shown: what the server last told, changed by what is queued and will be sent. Held and
 * refused work changes nothing, because nobody knows whether it ever will.
 */
export function applyPending(
  base: ConversationFacts,
  unfinished: readonly Pick<OutboxEntry, 'state' | 'effect' | 'withdraw'>[],
): ConversationFacts {
  return unfinished
    .filter((entry) => !needsPerson(entry) && entry.withdraw === undefined)
    .reduce((facts, entry) => applyEffect(facts, entry.effect), base);
}

function applyEffect(facts: ConversationFacts, effect: Effect): ConversationFacts {
  const { readUpTo, ...flags } = effect;
  return {
    ...facts,
    ...flags,
    unread: readUpTo && isReadBy(facts, readUpTo.at) ? 0 : facts.unread,
  };
}

/** A newer patient message than the mark keeps the server's number: too high for a moment, never too low. */
function isReadBy(facts: ConversationFacts, readUpTo: number): boolean {
  return (facts.lastPatientMessageAt ?? 0) <= readUpTo;
}
