import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import { dayIn } from '../../src/model/billing-cycle.js';
import { lastClaimDay, isCounted } from '../../src/model/billing-line.js';
import { chevronDown, info } from '../icons.js';
import type { RowRange } from '../message-inbox/row-window.js';
import type { Words } from '../words/words.js';
import { dayWords } from '../words/days.js';
import type { Arranged, Check, Column, ReportRow } from './rows.js';

const COLUMNS: readonly Column[] = [
  'date',
  'provider',
  'patient',
  'code',
  'writer',
  'days',
  'check',
];
/** From here on the days that are left are told apart from the others. */
const SOON_DAYS = 14;

export interface TableContext extends Arranged {
  readonly words: Words;
  /** Of the words; finding it takes longer than a row. */
  readonly locale: string;
  /** Which of them are drawn. */
  readonly range: RowRange;
  /** By line, the row of the page that shows it. */
  readonly slots: ReadonlyMap<string, number>;
  /** The row whose button Tab reaches. */
  readonly stop: number;
  readonly timeZone: string;
  readonly caption: string;
  readonly sort: (column: Column) => void;
  readonly open: (conversationId: string) => void;
}

/** One row for each line, as many as are seen and some around them; what is taken back stands there, struck out. */
export function renderTable(context: TableContext): TemplateResult {
  const { words, rows, widest, range, slots, caption } = context;
  return html`<table aria-label=${caption} aria-rowcount=${rows.length + 1} part="table">
    <thead>
      <tr aria-rowindex="1">
        ${COLUMNS.map((column) => renderHeading(column, context))}
        <th scope="col">${words.say('billColumn', 'message')}</th>
      </tr>
    </thead>
    <tbody>
      ${repeat(
        rows.slice(range.first, range.end),
        ({ line }) => slots.get(line.id),
        (row, at) => renderRow(row, range.first + at, context),
      )}
    </tbody>
    <tbody class="sizer" aria-hidden="true">
      <tr>
        ${widest === undefined ? nothing : renderCells(widest, context)}
      </tr>
    </tbody>
  </table>`;
}

function renderHeading(column: Column, { words, order, sort }: TableContext): TemplateResult {
  const sorted = column === order.column;
  const direction = order.descending ? 'descending' : 'ascending';
  return html`<th scope="col" aria-sort=${sorted ? direction : nothing}>
    <button
      type="button"
      class=${sorted ? direction : ''}
      @click=${() => {
        sort(column);
      }}
    >
      ${words.say('billColumn', column)}${sorted ? chevronDown : nothing}
    </button>
  </th>`;
}

function renderRow(row: ReportRow, index: number, context: TableContext): TemplateResult {
  const { words, stop, open } = context;
  const { conversationId, patient } = row.line;
  return html`<tr
    class=${isCounted(row.line) ? '' : 'voided'}
    aria-rowindex=${index + 2}
    data-index=${index}
    data-line=${row.line.id}
  >
    ${renderCells(row, context)}
    <td>
      <button
        type="button"
        class="link open"
        tabindex=${index === stop ? 0 : -1}
        aria-label=${words.say('billOpenOf', patient.name)}
        @click=${() => {
          open(conversationId);
        }}
      >
        ${words.say('billOpen')}
      </button>
    </td>
  </tr>`;
}

function renderCells(row: ReportRow, context: TableContext): TemplateResult {
  const { words, locale } = context;
  const { line, provider, writer, daysLeft } = row;
  const days = daysLeft < 0 ? words.say('billTooOld') : String(daysLeft);
  return html`<td class="number">${dayWords(line.serviceDate, locale, 'day')}</td>
    <td>
      <div class="cut" title=${provider}><bdi>${provider}</bdi></div>
    </td>
    <td>
      <div class="cut" title=${line.patient.name}><bdi>${line.patient.name}</bdi></div>
    </td>
    <td class="code"><bdi>${line.feeCode}</bdi></td>
    <td>
      <div class="cut" title=${writer}><bdi>${writer}</bdi></div>
    </td>
    <td class="number ${daysLeft <= SOON_DAYS ? 'soon' : ''}">${days}</td>
    <td>${row.checks.map((check) => renderCheck(check, row, context))}</td>`;
}

function renderCheck(
  check: Check,
  row: ReportRow,
  { words, locale, timeZone }: TableContext,
): TemplateResult {
  const day = dayWords(dayOf(check, row, timeZone), locale, 'day');
  return html`<span class="check">${info}${words.say('billCheck', check, day)}</span>`;
}

/** The day that it is about. */
function dayOf(check: Check, { line }: ReportRow, timeZone: string): string {
  switch (check) {
    case 'voided':
    case 'voided-exported':
      return dayIn(timeZone, line.voidedAt ?? line.composedAt);
    case 'late':
      return dayIn(timeZone, line.composedAt);
    case 'stale':
      return lastClaimDay(line.serviceDate);
    case 'repeat':
    case 'unlisted':
      return line.serviceDate;
  }
}
