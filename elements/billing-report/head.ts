import { html, nothing, type TemplateResult } from 'lit';

import { addDays, type CycleDays } from '../../src/model/billing-cycle.js';
import { chevronDown } from '../icons.js';
import { download, printer } from '../panel-icons.js';
import type { Words } from '../words/words.js';
import type { CycleChoice } from './cycles.js';
import { dayWords } from '../words/days.js';

export interface HeadContext {
  readonly words: Words;
  readonly choice: CycleChoice | undefined;
  readonly timeZone: string | undefined;
  /** Whose lines the cycle has. */
  readonly providerIds: ReadonlySet<string>;
  readonly providerId: string;
  readonly nameOf: (staffId: string) => string;
  readonly exporting: boolean;
  /** There is nothing to put into a file. */
  readonly nothingToExport: boolean;
  readonly pickCycle: (id: string) => void;
  readonly pickProvider: (id: string) => void;
  readonly print: () => void;
  readonly exportCsv: () => void;
}

/** What this is, which cycle and whose lines, and what can be done with them. */
export function renderHead(context: HeadContext): TemplateResult {
  const { words, choice, exporting, nothingToExport, print, exportCsv } = context;
  return html`<header>
    <div class="title">
      <h2 tabindex="-1">${words.say('billReport')}</h2>
      <p class="meta">${choice === undefined ? nothing : cycleWords(choice.chosen, context)}</p>
      <slot name="header"></slot>
    </div>
    <div class="acts">
      ${choice === undefined ? nothing : renderCycles(choice, context)} ${renderProviders(context)}
      <button type="button" class="button" @click=${print}>
        ${printer}${words.say('billPrint')}
      </button>
      <button
        type="button"
        class="button primary"
        ?disabled=${exporting || nothingToExport}
        @click=${exportCsv}
      >
        ${download}${words.say(exporting ? 'billExporting' : 'billExport')}
      </button>
    </div>
  </header>`;
}

/** The last day is named, not the first one after. */
function cycleWords({ start, end }: CycleDays, { words, timeZone }: HeadContext): string {
  const { locale } = words;
  const last = addDays(end, -1);
  const sameYear = start.slice(0, 4) === last.slice(0, 4);
  const from = dayWords(start, locale, sameYear ? 'wholeDay' : 'whole');
  const said = words.say('billCycle', from, dayWords(last, locale, 'whole'));
  const place = timeZone?.split('/').at(-1)?.replaceAll('_', ' ');
  return place === undefined ? said : `${said} · ${words.say('billClinicTime', place)}`;
}

function renderCycles(choice: CycleChoice, { words, pickCycle }: HeadContext): TemplateResult {
  const { chosen, current, offered } = choice;
  return renderSelect({
    label: words.say('billCycleLabel'),
    pick: pickCycle,
    options: offered.map((cycle) => ({
      value: cycle.id,
      text: choiceWords(cycle, cycle.id === current.id, words),
      selected: cycle.id === chosen.id,
    })),
  });
}

function choiceWords({ start, end }: CycleDays, isCurrent: boolean, words: Words): string {
  const { locale } = words;
  const said = words.say(
    'billCycleChoice',
    dayWords(start, locale, 'day'),
    dayWords(addDays(end, -1), locale, isCurrent ? 'day' : 'dayOfYear'),
  );
  return isCurrent ? `${said} (${words.say('billCurrent')})` : said;
}

function renderProviders(context: HeadContext): TemplateResult {
  const { words, providerIds, providerId, nameOf, pickProvider } = context;
  const ids = new Set(providerIds);
  // Whoever is chosen stays one, also without a line: the report goes on showing theirs alone.
  if (providerId !== '') ids.add(providerId);
  const named = [...ids].map((id) => ({ value: id, text: nameOf(id) }));
  // Asked for once: finding the language takes longer than comparing by it.
  const { compare } = new Intl.Collator(words.locale);
  named.sort((a, b) => compare(a.text, b.text));
  return renderSelect({
    label: words.say('billProvidersLabel'),
    pick: pickProvider,
    options: [{ value: '', text: words.say('billAllProviders') }, ...named].map((option) => ({
      ...option,
      selected: option.value === providerId,
    })),
  });
}

interface SelectOf {
  readonly label: string;
  readonly options: readonly {
    readonly value: string;
    readonly text: string;
    readonly selected: boolean;
  }[];
  readonly pick: (value: string) => void;
}

function renderSelect({ label, options, pick }: SelectOf): TemplateResult {
  return html`<span class="select">
    <select
      aria-label=${label}
      @change=${({ target }: Event) => {
        if (target instanceof HTMLSelectElement) pick(target.value);
      }}
    >
      ${options.map(
        ({ value, text, selected }) =>
          html`<option value=${value} .selected=${selected}>${text}</option>`,
      )}
    </select>
    ${chevronDown}
  </span>`;
}
