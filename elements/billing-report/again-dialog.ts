import { html, nothing, type TemplateResult } from 'lit';

import type { Words } from '../words/words.js';

/** Lines that went into a file on this computer before. */
export interface Again {
  readonly before: number;
  readonly total: number;
  readonly at: number;
}

export interface AgainContext {
  readonly words: Words;
  readonly now: number;
  readonly again: Again | undefined;
  readonly exportNew: () => void;
  readonly exportAll: () => void;
  /** Answered one way or the other, or left with Escape. */
  readonly closed: () => void;
}

/** Asks before lines go into a second file: whoever bills from both, bills twice. */
export function renderAgainDialog(context: AgainContext): TemplateResult {
  const { words, again, closed } = context;
  return html`<dialog aria-labelledby="again" @close=${closed}>
    ${
      again === undefined
        ? nothing
        : html`<h3 id="again">${words.say('billAgainTitle')}</h3>
            ${renderQuestion(again, context)}`
    }
  </dialog>`;
}

function renderQuestion(
  { before, total, at }: Again,
  { words, now, exportNew, exportAll }: AgainContext,
): TemplateResult {
  const fresh = total - before;
  return html`<p>${words.say('billAgainText', before, total, words.when(at, now))}</p>
    <form method="dialog" class="choices">
      <button type="submit" class="button" autofocus>${words.say('billCancel')}</button>
      <button type="submit" class="button" @click=${exportAll}>
        ${words.say('billAgainAll', total)}
      </button>
      ${
        fresh === 0
          ? nothing
          : html`<button type="submit" class="button" @click=${exportNew}>
              ${words.say('billAgainNew', fresh)}
            </button>`
      }
    </form>`;
}
