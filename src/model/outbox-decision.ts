import { isUnfinished, type OutboxEntry } from './outbox-entry.js';
import { rulesOf } from './outbox-kind.js';

/*
 * What a person can decide about queued work. Undefined: it is too late for that, or never possible.
 */

/** Asked back: the drain asks the server, which has the last word. */
export function askedBack<Entry extends OutboxEntry>(
  entry: Entry,
  purpose: 'edit' | 'discard',
  now: number,
): Entry | undefined {
  if (!isUnfinished(entry) || !rulesOf(entry.kind).withdrawable) return undefined;
  // Only a reply has words that can go back into its draft.
  if (purpose === 'edit' && entry.kind !== 'reply') return undefined;
  return { ...entry, withdraw: purpose, nextAt: now };
}

/** Refused or waiting work, tried again now with the same id. */
export function triedAgain<Entry extends OutboxEntry>(
  entry: Entry,
  now: number,
): Entry | undefined {
  if (entry.state !== 'refused' && entry.state !== 'waiting') return undefined;
  if (entry.withdraw !== undefined) return undefined;
  // The person vouches for attempts that the server may have forgotten.
  const heard = entry.lastError?.reason === 'too-old' ? entry.attempts : entry.heard;
  return { ...entry, heard, state: 'waiting', nextAt: now };
}

/** Held work, sent after all with the same id; the person vouches for earlier attempts. */
export function sentAsItIs<Entry extends OutboxEntry>(
  entry: Entry,
  now: number,
): Entry | undefined {
  if (entry.state !== 'held') return undefined;
  const { attempts: heard } = entry;
  const free = { lastError: undefined, withdraw: undefined };
  return { ...entry, ...free, heard, state: 'waiting', nextAt: now };
}
