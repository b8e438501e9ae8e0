import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';

import type { RecordDocument } from '../../src/record/document.js';
import {
  transcriptOf,
  type Transcript,
  type TranscriptEntry,
} from '../../src/record/transcript.js';
import { styles } from './print-view.styles.js';

/**
 * A whole conversation on paper, in the words of the record copy; on the screen it is not seen. Private: whoever
 * prints puts it at the top of the page and takes it away.
 *
 * @internal
 */
export class PrintView extends LitElement {
  static override styles = styles;

  /** It has no place for a comment. */
  @property({ attribute: false }) document: RecordDocument | undefined;
  /** What the print lacks, a sentence each. */
  @property({ attribute: false }) notes: readonly string[] = [];

  override render(): TemplateResult | typeof nothing {
    if (this.document === undefined) return nothing;
    const transcript = transcriptOf(this.document);
    const entries = Array.from(transcript.entries, renderEntry);
    // The head of a table is the only thing that every browser repeats on every page.
    return html`<table role="presentation">
      <thead>
        <tr>
          <td>${renderRunning(transcript)}</td>
        </tr>
      </thead>
      <tbody>
        ${[this.#renderHead(transcript), ...entries].map(
          (row) =>
            html`<tr>
              <td>${row}</td>
            </tr>`,
        )}
        <tr>
          <td><p>${transcript.end}</p></td>
        </tr>
      </tbody>
    </table>`;
  }

  #renderHead({ title, facts, today }: Transcript): TemplateResult {
    const { notes } = this;
    return html`<h1>${title}</h1>
      <div class="facts">${renderLines([...facts, ...today])}</div>
      ${notes.length === 0 ? nothing : html`<div class="notes">${renderLines(notes)}</div>`}`;
  }
}

function renderRunning({ running }: Transcript): TemplateResult {
  return html`<div class="running">
    <p><strong>${running.patient}</strong></p>
    <p>${running.clinic}</p>
  </div>`;
}

function renderEntry({ heading, details, body }: TranscriptEntry): TemplateResult {
  return html`<article>
    <h2>${heading}</h2>
    ${details.map((detail) => html`<p class="detail">${detail}</p>`)}
    <div class="body">${body.map((line) => html`<p dir="auto">${line}</p>`)}</div>
  </article>`;
}

function renderLines(lines: readonly string[]): TemplateResult[] {
  return lines.map((line) => html`<p>${line}</p>`);
}
