import { html, type TemplateResult } from 'lit';

import { arrowLeft } from '../icons.js';
import type { Words } from '../words/words.js';

/** Where there is room for one page only: the way to the one before. */
export function renderBack(words: Words, back: () => void): TemplateResult {
  const word = words.say('back');
  return html`<button
    slot="back"
    type="button"
    class="icon-button"
    aria-label=${word}
    title=${word}
    @click=${back}
  >
    ${arrowLeft}
  </button>`;
}
