import { html, nothing, type TemplateResult } from 'lit';

import type { BillingTotals, CodeTotal, ProviderCount } from '../../src/model/billing-line.js';
import type { Words } from '../words/words.js';

/** Codes are free text where the clinic has no list: a cell for each of hundreds would be no total. */
const CODES_SHOWN = 7;
const PROVIDERS_SHOWN = 4;

export interface TotalsContext {
  readonly words: Words;
  readonly totals: BillingTotals;
  readonly nameOf: (staffId: string) => string;
}

/** What the cycle comes to, by code and by provider, with a bar where looking is quicker than reading. */
export function renderTotals(context: TotalsContext): TemplateResult {
  const { words, totals } = context;
  const shown = totals.codes.slice(0, CODES_SHOWN);
  const others = totals.codes.slice(CODES_SHOWN);
  return html`<ul class="totals" part="totals" aria-label=${words.say('billTotals')}>
    <li>
      <p class="meta">${words.say('billAllCodes')}</p>
      <p class="number">${totals.count}</p>
      <p class="meta">${words.say('billReplies', totals.count)}</p>
      <p class="meta">${providerWords(totals.providers, context)}</p>
      ${
        totals.voided === 0
          ? nothing
          : html`<p class="meta">${words.say('billNotCounted', totals.voided)}</p>`
      }
    </li>
    ${shown.map((code) => renderCode(code, context))}
    ${others.length === 0 ? nothing : renderOthers(others, words)}
  </ul>`;
}

function renderCode(
  { feeCode, count, providers }: CodeTotal,
  context: TotalsContext,
): TemplateResult {
  const { words, totals } = context;
  return html`<li>
    <p class="meta cut"><bdi>${feeCode}</bdi></p>
    <p class="number">${count}</p>
    <meter
      min="0"
      max=${totals.count}
      .value=${count}
      aria-label=${words.say('billShare', feeCode, count, totals.count)}
    ></meter>
    <p class="meta">${providerWords(providers, context)}</p>
  </li>`;
}

function renderOthers(others: readonly CodeTotal[], words: Words): TemplateResult {
  const count = others.reduce((sum, code) => sum + code.count, 0);
  return html`<li>
    <p class="meta">${words.say('billOtherCodes', others.length)}</p>
    <p class="number">${count}</p>
  </li>`;
}

/** Lee 15 · Amin 7 */
function providerWords(
  providers: readonly ProviderCount[],
  { words, nameOf }: TotalsContext,
): string {
  const rest = providers.slice(PROVIDERS_SHOWN).reduce((sum, { count }) => sum + count, 0);
  const said = providers
    .slice(0, PROVIDERS_SHOWN)
    .map(({ providerId, count }) => `${nameOf(providerId)} ${count}`);
  return [...said, ...(rest === 0 ? [] : [words.say('billOthers', rest)])].join(' · ');
}
