import type { TemplateResult } from 'lit';

import type { Delivery, InboxRow } from '../../src/store/views.js';
import {
  archive,
  checkCheck,
  check,
  circleX,
  clock,
  hand,
  hourglass,
  loader,
  logIn,
  messageSquareX,
  undo,
} from '../icons.js';
import type { Words } from '../words/words.js';

export interface StateWords {
  readonly icon: TemplateResult;
  readonly text: string;
  readonly tone: '' | 'strong' | 'danger';
}

const DAY_MS = 86_400_000;
/** Messages that nobody answered in three days count as overdue. */
const OVERDUE_MS = 3 * DAY_MS;

/** The one state a row shows: what needs a person before what is on its way before what has happened. */
export function stateOf(row: InboxRow, words: Words, now: number): StateWords | undefined {
  if (row.delivery !== null) return deliveryState(row.delivery, words);
  const waited = now - (row.lastPatientMessageAt ?? now);
  if (row.needsAnswer && waited >= OVERDUE_MS) {
    const text = words.say('noAnswer', Math.floor(waited / DAY_MS));
    return { icon: hourglass, text, tone: 'strong' };
  }
  return row.lastOwn === null ? undefined : ownState(row.lastOwn, words, now);
}

/** A reason has no room in a row, and half a reason is worse than none: the card tells it. */
function deliveryState({ state }: Delivery, words: Words): StateWords {
  switch (state) {
    case 'waiting':
      return { icon: clock, text: words.say('queued'), tone: '' };
    case 'sending':
      return { icon: loader, text: words.say('sending'), tone: '' };
    case 'parked':
      return { icon: logIn, text: words.say('parked'), tone: '' };
    case 'held':
      return { icon: hand, text: words.say('needsDecision'), tone: 'danger' };
    case 'refused':
      return { icon: circleX, text: words.say('notSent'), tone: 'danger' };
    case 'withdrawn':
      return { icon: undo, text: words.say('takenBack'), tone: '' };
    case 'accepted':
      return { icon: check, text: words.say('sent'), tone: '' };
  }
}

function ownState(own: NonNullable<InboxRow['lastOwn']>, words: Words, now: number): StateWords {
  if (own.readAt === undefined) return { icon: check, text: words.say('sent'), tone: '' };
  const time = words.whenBriefly(own.readAt, now);
  return { icon: checkCheck, text: words.say('readByPatient', time), tone: '' };
}

/** Closed or ended stands beside the state, not in its place. */
export function endState(row: InboxRow, words: Words): StateWords | undefined {
  if (row.state === 'closed') return { icon: archive, text: words.say('closed'), tone: '' };
  return row.patientCanReply
    ? undefined
    : { icon: messageSquareX, text: words.say('ended'), tone: '' };
}
