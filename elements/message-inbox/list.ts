import { html, nothing, type TemplateResult } from 'lit';

import type { InboxRow } from '../../src/store/views.js';
import { hand, inbox, info } from '../icons.js';
import { renderChips, type ChipsContext } from './filter-chips.js';
import { renderFirstSync, renderNoRows, type NotesContext } from './list-notes.js';
import type { RowContext } from './row.js';
import type { RowList } from './row-list.js';
import { scopeName } from './scopes.js';

export interface ListContext {
  readonly notes: NotesContext;
  readonly row: RowContext;
  readonly rowList: RowList;
  /** What needs a decision, above all others. */
  readonly apart: readonly InboxRow[];
  readonly rows: readonly InboxRow[];
  readonly total: number;
  /** What stands in place of the rows. */
  readonly instead: TemplateResult | undefined;
  readonly select: TemplateResult;
  readonly chips: ChipsContext;
  readonly notices: TemplateResult;
  readonly statusLine: TemplateResult;
}

/** The list pane: the scopes as a select where they have no column, the rows, and the count at the foot. */
export function renderList(context: ListContext): TemplateResult {
  const { apart, rows, total, row, rowList, select, chips, notices, statusLine, notes } = context;
  return html`<div class="pane list">
    <div class="list-head">${select} ${renderChips(chips)}</div>
    ${notices}
    <div class="scroller" aria-busy=${!notes.ready}>
      ${renderFirstSync(notes.status, notes.words)} ${renderApart(context)}
      ${context.instead ?? rowList.renderWindow(rows, total, row)}
      ${apart.length + rows.length === 0 ? renderNoRows(notes) : nothing}
    </div>
    ${renderSetAside(notes)}
    <div class="foot meta"><span>${renderCount(context)}</span>${statusLine}</div>
  </div>`;
}

/** Headings exist only while something needs a decision. */
function renderApart(context: ListContext): TemplateResult | typeof nothing {
  const { apart, total, notes, rowList, row } = context;
  const { words } = notes;
  if (apart.length === 0) return nothing;
  return html`<h2 class="group needs">${hand}${words.say('needsDecision')} · ${apart.length}</h2>
    ${rowList.renderApart(apart, row)}
    <h2 class="group">${inbox}${scopeName(notes.view, words)} · ${total}</h2>`;
}

function renderSetAside({ status, words }: NotesContext): TemplateResult | typeof nothing {
  if (status.setAside === 0) return nothing;
  return html`<p class="set-aside meta">${info}${words.say('setAside', status.setAside)}</p>`;
}

/** A number that may be old says when it was known. */
function renderCount({ notes, apart, total }: ListContext): string {
  const { words, status, now, ready } = notes;
  if (!ready) return '';
  const count = apart.length + total;
  return status.online || status.lastSyncedAt === null
    ? words.say('conversations', count)
    : words.say('conversationsAsOf', count, words.when(status.lastSyncedAt, now));
}
