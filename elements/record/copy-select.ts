import { html, nothing, type TemplateResult } from 'lit';

import type { Words } from '../words/words.js';
import type { CopyChoice } from './copy-choices.js';

export interface CopySelectContext {
  readonly choices: readonly CopyChoice[];
  readonly chosen: string;
  readonly words: Words;
  readonly disabled: boolean;
  readonly choose: (key: string) => void;
}

/** Where the copy goes and in which format, where there is a choice. */
export function renderCopySelect(context: CopySelectContext): TemplateResult | typeof nothing {
  const { choices, chosen, words, disabled, choose } = context;
  if (choices.length < 2) return nothing;
  return html`<label class="copy-select meta"
    >${words.say('recordInto')}
    <select
      ?disabled=${disabled}
      @change=${({ target }: Event) => {
        if (target instanceof HTMLSelectElement) choose(target.value);
      }}
    >
      ${choices.map(
        ({ key, label }) =>
          html`<option value=${key} ?selected=${key === chosen}>${label}</option>`,
      )}
    </select>
  </label>`;
}
