import { html, nothing, type TemplateResult } from 'lit';

import type { GoingFile } from '../../src/store/going-file-queries.js';
import { triangleAlert } from '../panel-icons.js';
import type { Words } from '../words/words.js';

export interface GoingContext {
  readonly words: Words;
  readonly now: number;
  readonly open: (conversationId: string) => void;
}

/** Files that go soon and that are in no copy of the record; nothing at all where there are none. */
export function renderGoingFiles(
  files: readonly GoingFile[],
  context: GoingContext,
): TemplateResult | typeof nothing {
  if (files.length === 0) return nothing;
  return html`<details class="going">
    <summary>${triangleAlert}${context.words.say('goingFiles')} · ${files.length}</summary>
    <ul role="list">
      ${files.map((file) => renderFile(file, context))}
    </ul>
  </details>`;
}

function renderFile(file: GoingFile, { words, now, open }: GoingContext): TemplateResult {
  const { name, patientName, deleteAfter, conversationId } = file;
  return html`<li>
    <p class="told">
      <strong><bdi>${patientName}</bdi></strong>
      <span class="meta"
        ><bdi class="file-name">${name}</bdi> ·
        ${words.say('goesOn', words.times.date(deleteAfter, now))}</span
      >
    </p>
    <button
      type="button"
      class="button small"
      aria-label="${words.say('noticeOpen')}: ${patientName}, ${name}"
      @click=${() => {
        open(conversationId);
      }}
    >
      ${words.say('noticeOpen')}
    </button>
  </li>`;
}
