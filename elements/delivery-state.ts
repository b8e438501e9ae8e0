import type { TemplateResult } from 'lit';

import type { Delivery } from '../src/store/views.js';
import { check, circleX, clock, hand, loader, logIn, undo } from './icons.js';
import type { Words } from './words/words.js';

export interface StateWords {
  readonly icon: TemplateResult;
  readonly text: string;
  readonly tone: '' | 'strong' | 'danger';
}

/** How far a reply has come, in the same words wherever it is told. */
export function deliveryState({ state, withdrawing }: Delivery, words: Words): StateWords {
  if (withdrawing !== undefined) return { icon: undo, text: words.say('takingBackNow'), tone: '' };
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
