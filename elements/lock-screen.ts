import { html, type TemplateResult } from 'lit';

import type { IntrayStatus } from '../src/page/intray.js';
import { calm } from './calm.js';
import { lock } from './icons.js';
import type { Words } from './words/words.js';

/** All that an element shows of a locked inbox: no name, no subject, and nothing of what stood there before. */
export function renderLockScreen(words: Words, { waiting }: IntrayStatus): TemplateResult {
  return html`<div class="root frame lock-screen" role="alert" tabindex="-1" lang=${words.locale}>
    ${calm(lock, words.say('locked'), words.say('lockedText', waiting))}
  </div>`;
}
