import { html, nothing, type TemplateResult } from 'lit';

import type { ListFilter } from '../../src/store/inbox-queries.js';
import { check } from '../icons.js';
import type { Words } from '../words/words.js';

const CHIPS = [
  { name: 'unread', word: 'chipUnread' },
  { name: 'needsAnswer', word: 'chipNeedsAnswer' },
  { name: 'notSent', word: 'chipNotSent' },
] as const;

export interface ChipsContext {
  readonly words: Words;
  readonly filter: ListFilter;
  readonly change: (filter: ListFilter) => void;
}

/** Narrow the list, whichever it is, and go together. */
export function renderChips({ words, filter, change }: ChipsContext): TemplateResult {
  return html`<div class="chips" role="group" aria-label=${words.say('filters')}>
    ${CHIPS.map(({ name, word }) => {
      const on = filter[name] === true;
      return html`<button
        type="button"
        class="chip"
        aria-pressed=${on}
        @click=${() => {
          change({ ...filter, [name]: !on });
        }}
      >
        ${on ? check : nothing}${words.say(word)}
      </button>`;
    })}
  </div>`;
}

export function isFiltered(filter: ListFilter): boolean {
  return CHIPS.some(({ name }) => filter[name] === true);
}

/** Names a filter, so that another one is another list. */
export function filterKey(filter: ListFilter): string {
  return CHIPS.map(({ name }) => (filter[name] === true ? name : '')).join(' ');
}
