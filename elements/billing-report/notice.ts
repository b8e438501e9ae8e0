import { html, type TemplateResult } from 'lit';

/** One thing that whoever bills from the report has to know. */
export function notice(icon: TemplateResult, what: string, why: unknown): TemplateResult {
  return html`<p class="notice">
    ${icon}<span><strong>${what}</strong> ${why}</span>
  </p>`;
}
