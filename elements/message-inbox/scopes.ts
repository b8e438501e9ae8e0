import { html, nothing, type TemplateResult } from 'lit';

import type { ListView } from '../../src/store/inbox-queries.js';
import type { Counts } from '../../src/store/views.js';
import {
  archive,
  chevronDown,
  circleDashed,
  clock,
  hand,
  inbox,
  list,
  messageSquareX,
  receipt,
  user,
  userPlus,
  users,
} from '../icons.js';
import type { Words } from '../words/words.js';
import type { BillingPlace } from './billing-place.js';

type ScopeWord =
  | 'scopeInbox'
  | 'scopeMine'
  | 'scopeGroups'
  | 'scopeUnassigned'
  | 'scopeOpen'
  | 'scopeWaiting'
  | 'scopeAssignedByMe'
  | 'scopeEnded'
  | 'scopeClosed';

interface Scope {
  readonly view: ListView;
  readonly icon: TemplateResult;
  readonly word: ScopeWord;
  /** The number beside it; closed conversations are not counted. */
  readonly count: (counts: Counts) => number | undefined;
}

const SCOPES: readonly Scope[] = [
  { view: 'inbox', icon: inbox, word: 'scopeInbox', count: (counts) => counts.inbox },
  { view: 'mine', icon: user, word: 'scopeMine', count: (counts) => counts.mine },
  { view: 'groups', icon: users, word: 'scopeGroups', count: (counts) => counts.groups },
  {
    view: 'unassigned',
    icon: circleDashed,
    word: 'scopeUnassigned',
    count: (counts) => counts.unassigned,
  },
  { view: 'open', icon: list, word: 'scopeOpen', count: (counts) => counts.open },
  { view: 'waiting', icon: clock, word: 'scopeWaiting', count: (counts) => counts.waiting },
  {
    view: 'assigned-by-me',
    icon: userPlus,
    word: 'scopeAssignedByMe',
    count: (counts) => counts.assignedByMe,
  },
  { view: 'ended', icon: messageSquareX, word: 'scopeEnded', count: (counts) => counts.ended },
  { view: 'closed', icon: archive, word: 'scopeClosed', count: () => undefined },
];

export interface ScopesContext {
  readonly words: Words;
  readonly view: ListView;
  readonly counts: Counts | undefined;
  readonly pick: (view: ListView) => void;
  readonly billing: Pick<BillingPlace, 'offered' | 'shown' | 'open'>;
}

export function isView(view: string): view is ListView {
  return SCOPES.some((scope) => scope.view === view);
}

/** How many stand there; undefined: nobody counts them. */
export function countOf(view: ListView, counts: Counts): number | undefined {
  return SCOPES.find((scope) => scope.view === view)?.count(counts);
}

export function scopeName(view: ListView, words: Words): string {
  return words.say(SCOPES.find((scope) => scope.view === view)?.word ?? 'scopeInbox');
}

/** The scopes as a column, where there is room for one. */
export function renderScopes(context: ScopesContext): TemplateResult {
  return html`<nav aria-label=${context.words.say('views')}>
    <ul class="scopes">
      ${SCOPES.map((scope) => renderScope(scope, context))}
      ${context.billing.offered ? renderBillingEntry(context) : nothing}
    </ul>
  </nav>`;
}

function renderScope(scope: Scope, context: ScopesContext): TemplateResult {
  const { words, view, counts, pick, billing } = context;
  const needs = scope.view === 'waiting' ? needing(counts) : 0;
  return html`<li class=${scope.view === 'waiting' ? 'apart' : nothing}>
    <button
      type="button"
      class="scope"
      aria-current=${scope.view === view && !billing.shown ? 'true' : nothing}
      @click=${() => {
        pick(scope.view);
      }}
    >
      ${scope.icon}<span class="scope-name">${words.say(scope.word)}</span
      >${renderCount(counts && scope.count(counts), needs, words)}
    </button>
  </li>`;
}

/** No list of conversations, but found where they are. */
function renderBillingEntry({ words, billing }: ScopesContext): TemplateResult {
  return html`<li class="apart">
    <button
      type="button"
      class="scope billing-entry"
      aria-current=${billing.shown ? 'true' : nothing}
      @click=${billing.open}
    >
      ${receipt}<span class="scope-name">${words.say('scopeBilling')}</span>
    </button>
  </li>`;
}

function renderCount(
  count: number | undefined,
  needs: number,
  words: Words,
): TemplateResult | typeof nothing {
  if (needs > 0) {
    return html`<span class="scope-count danger">${hand}${count}</span
      ><span class="spoken">, ${words.say('scopeNeeds', needs)}</span>`;
  }
  return count === undefined || count === 0
    ? nothing
    : html`<span class="scope-count">${count}</span>`;
}

/** The same as one select, where there is not. */
export function renderScopeSelect(context: ScopesContext): TemplateResult {
  const { words, view, counts, pick, billing } = context;
  const chosen = SCOPES.find((scope) => scope.view === view);
  return html`<div class="scope-select">
    ${chosen?.icon}
    <select
      aria-label=${words.say('views')}
      @change=${({ target }: Event) => {
        if (!(target instanceof HTMLSelectElement)) return;
        if (isView(target.value)) pick(target.value);
        else billing.open();
      }}
    >
      ${SCOPES.map(
        (scope) =>
          html`<option value=${scope.view} .selected=${scope.view === view && !billing.shown}>
            ${words.say(scope.word)} ${inSelect(scope, counts)}
          </option>`,
      )}
      ${
        billing.offered
          ? html`<option value="billing" .selected=${billing.shown}>
              ${words.say('scopeBilling')}
            </option>`
          : nothing
      }
    </select>
    ${chevronDown}
  </div>`;
}

/** A zero says everything beside "Inbox", and nothing beside the others. */
function inSelect({ view, count }: Scope, counts: Counts | undefined): number | string {
  const number = (counts && count(counts)) ?? '';
  return number === 0 && view !== 'inbox' ? '' : number;
}

function needing(counts: Counts | undefined): number {
  return counts === undefined ? 0 : counts.held + counts.refused;
}
