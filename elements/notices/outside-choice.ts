import { html, nothing, type TemplateResult } from 'lit';

import type { Words } from '../words/words.js';

export interface OutsideContext {
  readonly words: Words;
  readonly on: boolean;
  /** The browser did not let us. */
  readonly refused: boolean;
  readonly choose: (on: boolean) => void;
}

/** Whether this device tells of notices outside the page too: only its person turns it on. */
export function renderOutsideChoice({
  words,
  on,
  refused,
  choose,
}: OutsideContext): TemplateResult {
  return html`<label class="outside">
      <input
        type="checkbox"
        .checked=${on}
        @change=${({ target }: Event) => {
          if (target instanceof HTMLInputElement) choose(target.checked);
        }}
      />
      ${words.say('alsoOutside')}
    </label>
    ${refused ? html`<p class="meta" role="alert">${words.say('outsideRefused')}</p>` : nothing}`;
}
