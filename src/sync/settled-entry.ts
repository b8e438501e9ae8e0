import { needsPerson, stoppedAs, type OutboxEntry } from '../model/outbox-entry.js';
import type { Outcome } from './outcome.js';

/**
 * What an outcome makes of an entry. `entry` is what stands there now: a person may have asked to take it back while
 * the attempt was under way; `asked`: what the attempt itself was, the write or the wish to take it back.
 */
export function settledEntry<Entry extends OutboxEntry>(
  entry: Entry,
  asked: OutboxEntry['withdraw'],
  outcome: Outcome,
  now: number,
): Entry {
  if (outcome.unsent) return givenBack(entry, outcome);
  if (isOrdered(entry, outcome)) return ordered(entry, outcome);
  const state = finalState(entry, outcome);
  const answered = needsPerson({ state }) && asked !== undefined;
  return {
    ...entry,
    state,
    lease: undefined,
    withdraw: state === 'accepted' || answered ? undefined : entry.withdraw,
    nextAt: now + outcome.delayMs,
    heard: entry.heard + (outcome.heard ? 1 : 0),
    lastError: outcome.lastError,
    acceptedAt: outcome.acceptedAt,
  };
}

/**
 * As it stood before it was taken; where it was stopped by a sign-out it waits for a sign-in, as all do. What was asked
 * back meanwhile and has never left is taken back by that.
 */
function givenBack<Entry extends OutboxEntry>(entry: Entry, outcome: Outcome): Entry {
  const attempts = entry.attempts - 1;
  const isTakenBack = attempts === 0 && entry.withdraw !== undefined;
  // Asked back as it stood with a person, who has decided since that it is to be sent.
  const isFreed = needsPerson(outcome) && entry.withdraw === undefined;
  const state = isTakenBack ? 'withdrawn' : isFreed ? 'waiting' : outcome.state;
  const lastError = outcome.lastError ?? entry.lastError;
  return { ...entry, state, attempts, lease: undefined, lastError };
}

/** A copy that the portal's server delivers is in the record only when a row says so. */
function isOrdered({ record }: OutboxEntry, { state }: Outcome): boolean {
  return state === 'accepted' && record?.deliver === true;
}

/** What stands behind it waits until the server has filed it. */
function ordered<Entry extends OutboxEntry>(entry: Entry, { acceptedAt }: Outcome): Entry {
  const free = { lease: undefined, lastError: undefined };
  return {
    ...entry,
    ...free,
    state: 'waiting',
    needs: 'filing',
    heard: entry.attempts,
    acceptedAt,
  };
}

/** Whether nobody needs its words any more: those of a reply taken back for editing still go into its draft. */
export function isOver({ state, withdraw }: OutboxEntry): boolean {
  return state === 'accepted' || (state === 'withdrawn' && withdraw !== 'edit');
}

function finalState(entry: OutboxEntry, { state }: Outcome): OutboxEntry['state'] {
  return state === 'held' || state === 'refused' ? stoppedAs(entry, state) : state;
}
