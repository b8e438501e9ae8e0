import { html, nothing, type TemplateResult } from 'lit';

import type { NeedsPart } from '../parts/part.js';
import type { Words } from '../words/words.js';

/** In place of elements that are still on their way, or not to be had. */
export function renderPartMissing(part: NeedsPart, words: Words): TemplateResult {
  return html`<div class="nothing-chosen" role="alert">
    ${
      part.failed
        ? html`<p>${words.say('partMissing')} ${words.say('partMissingNext')}</p>
            <button type="button" class="button" @click=${part.fetch}>
              ${words.say('tryNow')}
            </button>`
        : nothing
    }
  </div>`;
}
