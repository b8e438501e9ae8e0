import type { TemplateResult } from 'lit';

import type { Delivery } from '../src/store/views.js';
import { check, circleX, clock, hand, loader, lock, logIn, undo } from './icons.js';
import type { Words } from './words/words.js';

export interface StateWords {
  readonly icon: TemplateResult;
  readonly text: string;
  readonly tone: '' | 'strong' | 'danger';
}

/** How far a reply has come, in the same words wherever it is told. */
export function deliveryState(delivery: Delivery, words: Words): StateWords {
  const { state, withdrawing, recording, lastError } = delivery;
  if (recording !== undefined) return recordingState(recording, words);
  if (withdrawing !== undefined) return { icon: undo, text: words.say('takingBackNow'), tone: '' };
  switch (state) {
    case 'waiting':
      return { icon: clock, text: words.say('queued'), tone: '' };
    case 'sending':
      return { icon: loader, text: words.say('sending'), tone: '' };
    case 'parked':
      return lastError?.reason === 'locked'
        ? { icon: lock, text: words.say('parkedLocked'), tone: '' }
        : { icon: logIn, text: words.say('parked'), tone: '' };
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

/** How far a copy for the patient's record has come, and the closing that waits for it. */
function recordingState(recording: NonNullable<Delivery['recording']>, words: Words): StateWords {
  const text = words.say('recording', recording);
  switch (recording) {
    case 'unconfirmed':
      return { icon: hand, text, tone: 'danger' };
    case 'failed':
      return { icon: circleX, text, tone: 'danger' };
    case 'making':
    case 'filing':
      return { icon: loader, text, tone: '' };
    case 'queued':
    case 'will-close':
      return { icon: clock, text, tone: '' };
  }
}
