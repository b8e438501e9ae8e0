import { html, nothing, type TemplateResult } from 'lit';

/** What stands in place of rows while there are none: why, and what helps. */
export function calm(
  icon: TemplateResult,
  sentence: string,
  next: string,
  wayOn: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="calm">
    ${icon}
    <p class="calm-sentence">${sentence}</p>
    ${next === '' ? nothing : html`<p class="calm-next">${next}</p>`} ${wayOn}
  </div>`;
}
