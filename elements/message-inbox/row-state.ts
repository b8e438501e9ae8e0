import type { InboxRow } from '../../src/store/views.js';
import { deliveryState, type StateWords } from '../delivery-state.js';
import { archive, check, checkCheck, eye, hourglass, messageSquareX } from '../icons.js';
import type { Words } from '../words/words.js';

const DAY_MS = 86_400_000;
/** Messages that nobody answered in three days count as overdue. */
const OVERDUE_MS = 3 * DAY_MS;

/** A state in a row, where there is little room. */
export interface RowState extends StateWords {
  /** More of it, for whoever hears the row. */
  readonly spoken?: string | undefined;
}

/** The one state a row shows: what needs a person before what is on its way before what has happened. */
export function stateOf(row: InboxRow, words: Words, now: number): RowState | undefined {
  // A reason has no room in a row, and half a reason is worse than none: the card tells it.
  if (row.delivery !== null)
    return overdueState(row.delivery, words, now) ?? deliveryState(row.delivery, words);
  const waited = now - (row.lastPatientMessageAt ?? now);
  if (row.needsAnswer && waited >= OVERDUE_MS) {
    const text = words.say('noAnswer', Math.floor(waited / DAY_MS));
    return { icon: hourglass, text, tone: 'strong' };
  }
  return openedState(row, words, now) ?? sentState(row, words, now);
}

/** Intray keeps trying; somebody should know all the same. */
function overdueState(
  { state, since = Infinity }: NonNullable<InboxRow['delivery']>,
  words: Words,
  now: number,
): StateWords | undefined {
  const days = Math.floor((now - since) / DAY_MS);
  if (days < 1 || state === 'held' || state === 'refused') return undefined;
  return { icon: hourglass, text: words.say('notSentFor', days), tone: 'danger' };
}

/** What a colleague has looked at and left is easily taken for answered. Who it was, the header says too. */
function openedState(row: InboxRow, words: Words, now: number): RowState | undefined {
  const { needsAnswer, openedBy } = row;
  if (!needsAnswer || openedBy === null || openedBy.me) return undefined;
  const time = words.whenBriefly(openedBy.at, now);
  const spoken = words.say('openedNotAnswered', openedBy.name, time);
  return { icon: eye, text: words.say('openedBriefly', time), spoken, tone: '' };
}

function sentState(row: InboxRow, words: Words, now: number): StateWords | undefined {
  return row.lastOwn === null ? undefined : ownState(row.lastOwn, words, now);
}

function ownState(own: NonNullable<InboxRow['lastOwn']>, words: Words, now: number): StateWords {
  if (own.readAt === undefined) return { icon: check, text: words.say('sent'), tone: '' };
  const time = words.whenBriefly(own.readAt, now);
  return { icon: checkCheck, text: words.say('readAt', time), tone: '' };
}

/** Closed or ended stands beside the state, not in its place. */
export function endState(row: InboxRow, words: Words): StateWords | undefined {
  if (row.state === 'closed') return { icon: archive, text: words.say('closed'), tone: '' };
  return row.patientCanReply
    ? undefined
    : { icon: messageSquareX, text: words.say('ended'), tone: '' };
}
