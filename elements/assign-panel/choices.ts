import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';

import type { AssignChoice, AssignChoices } from '../../src/store/views.js';
import { chevronDown, user, users } from '../icons.js';
import { search as searchIcon } from '../panel-icons.js';
import type { Words } from '../words/words.js';
import { findChoices } from './find-choices.js';
import { hasItNow, needsSearch, othersOf, valueOf } from './selection.js';

export interface ChoicesContext {
  readonly choices: AssignChoices;
  readonly chosen: AssignChoice | undefined;
  /** "Someone else…" stands checked, and nobody is chosen yet. */
  readonly searching: boolean;
  readonly typedName: string;
  /** A long list may be filled: the bubbles are before the reader already. */
  readonly filled: boolean;
  readonly words: Words;
  readonly choose: (choice: AssignChoice | undefined) => void;
  readonly seek: (name: string) => void;
}

/** One selection: a bubble for each who is likely, and a list of everyone else. */
export function renderChoices(context: ChoicesContext): TemplateResult {
  const { choices } = context;
  return html`<div class="bubbles">
      ${choices.bubbles.map((choice) => renderBubble(choice, context))}
    </div>
    ${othersOf(choices).length === 0 ? nothing : renderOthers(context)}`;
}

function renderBubble(choice: AssignChoice, context: ChoicesContext): TemplateResult {
  const { chosen, choices, words, choose } = context;
  const has = hasItNow(choice, choices);
  const note = noteOf(choice, has, words);
  return html`<label class="bubble ${has ? 'has' : ''}" part="bubble">
    <input
      type="radio"
      name="to"
      value=${valueOf(choice)}
      .checked=${live(choice === chosen)}
      ?disabled=${has}
      @change=${() => {
        choose(choice);
      }}
    />
    ${choice.kind === 'staff' ? user : users}<bdi>${shownName(choice, words)}</bdi>
    ${note === '' ? nothing : html`<span class="meta">${note}</span>`}
  </label>`;
}

function noteOf(choice: AssignChoice, has: boolean, words: Words): string {
  if (has) return words.say(choice.me ? 'youHaveItNow' : 'hasItNow');
  if (choice.kind === 'workgroup') return words.say('workgroup');
  return choice.away ? words.say('away') : '';
}

function shownName({ me, name }: AssignChoice, words: Words): string {
  return me ? words.say('me') : name;
}

function renderOthers(context: ChoicesContext): TemplateResult {
  const { choices, chosen, searching, words, choose } = context;
  const isOther = chosen !== undefined && !choices.bubbles.includes(chosen);
  return html`<div class="others" part="more">
    <label class="else">
      <input
        type="radio"
        name="to"
        value=""
        .checked=${live(isOther || searching)}
        @change=${() => {
          choose(undefined);
        }}
      />
      ${words.say('someoneElse')}
    </label>
    <span class="pick">
      ${needsSearch(choices) ? renderSearch(context) : nothing} ${renderSelect(context)}
    </span>
  </div>`;
}

/** Above the list where it is too long to be read through. */
function renderSearch({ choices, typedName, words, seek }: ChoicesContext): TemplateResult {
  const isTyped = typedName.trim() !== '';
  const found = isTyped ? findChoices(othersOf(choices), typedName).length : 0;
  return html`<span class="search">
      ${searchIcon}
      <input
        type="search"
        autocomplete="off"
        aria-label=${words.say('findChoice')}
        placeholder=${words.say('findChoice')}
        .value=${live(typedName)}
        @input=${({ target }: Event) => {
          if (target instanceof HTMLInputElement) seek(target.value);
        }}
      />
    </span>
    <span class="meta" role="status">${isTyped ? words.say('found', found) : ''}</span>`;
}

/** Its value is set after each drawing: an option must be there before it can be the chosen one. */
function renderSelect(context: ChoicesContext): TemplateResult {
  const { choices, chosen, typedName, filled, words, choose } = context;
  const pick = ({ target }: Event): void => {
    if (!(target instanceof HTMLSelectElement)) return;
    choose(othersOf(choices).find((choice) => valueOf(choice) === target.value));
  };
  return html`<span class="select">
    <select aria-label=${words.say('moreChoices')} @change=${pick}>
      ${guard([choices, chosen, typedName, filled, words.locale], () => renderOptions(context))}</select
    >${chevronDown}
  </span>`;
}

function renderOptions(context: ChoicesContext): TemplateResult {
  const { choices, words } = context;
  const { workgroups, staff } = choices;
  return html`<option value="">${words.say('chooseFrom', workgroups.length, staff.length)}</option>
    ${renderGroup(words.say('workgroups'), workgroups, context)}
    ${renderGroup(words.say('staff'), staff, context)}`;
}

/** The chosen one stays in the list, whatever is searched for next; it stands there before the others do. */
function renderGroup(
  label: string,
  all: readonly AssignChoice[],
  { chosen, typedName, filled, choices, words }: ChoicesContext,
): TemplateResult | typeof nothing {
  const isFull = filled || !needsSearch(choices);
  const found = new Set(isFull ? findChoices(all, typedName) : []);
  const shown = all.filter((choice) => found.has(choice) || choice === chosen);
  if (shown.length === 0) return nothing;
  return html`<optgroup label=${label}>
    ${shown.map((choice) => {
      const has = hasItNow(choice, choices);
      const notes = [
        ...(choice.away ? [words.say('away')] : []),
        ...(has ? [words.say('hasItNow')] : []),
      ];
      const text = [choice.name, ...notes].join(' · ');
      // Not as a child: of a thousand, each would cost two more nodes.
      return html`<option value=${valueOf(choice)} ?disabled=${has} .text=${text}></option>`;
    })}
  </optgroup>`;
}
