import { html, nothing, type TemplateResult } from 'lit';

import type { NoticeView } from '../../src/store/notice-queries.js';
import { chevronDown } from '../icons.js';
import type { Words } from '../words/words.js';
import { stateOfNotice } from './notice-state.js';

export interface NoticeContext {
  readonly words: Words;
  readonly now: number;
  /** When the server was last asked (epoch ms). */
  readonly asOf: number;
  /** ISO 8601: after how long one can be reminded. */
  readonly choices: readonly string[];
  /** Of which message more is shown. */
  readonly more: string | undefined;
  readonly showMore: (notice: NoticeView) => void;
  readonly open: (notice: NoticeView) => void;
  readonly remind: (notice: NoticeView, after: string) => void;
  readonly done: (notice: NoticeView) => void;
}

/** One message that was not read: a line with what is done most, and all else below it when it is asked for. */
export function renderNotice(notice: NoticeView, context: NoticeContext): TemplateResult {
  const { words, now, asOf, open, done, more } = context;
  const { patientName, messageId } = notice;
  const act = (word: string, run: () => void): TemplateResult =>
    html`<button
      type="button"
      class="button small"
      aria-label="${word}: ${patientName}"
      @click=${run}
    >
      ${word}
    </button>`;
  return html`<li>
    <div class="line">
      <p class="told">
        <strong><bdi>${patientName}</bdi></strong>
        <span class="meta">${stateOfNotice(notice, { words, now, asOf })}</span>
      </p>
      ${act(words.say('noticeOpen'), () => {
        open(notice);
      })}
      ${act(words.say('noticeDone'), () => {
        done(notice);
      })}
      ${renderMoreButton(notice, context)}
    </div>
    ${more === messageId ? renderMore(notice, context) : nothing}
  </li>`;
}

function renderMoreButton(
  notice: NoticeView,
  { words, more, showMore }: NoticeContext,
): TemplateResult {
  const label = `${words.say('noticeMore')}: ${notice.patientName}`;
  return html`<button
    type="button"
    class="button small plain more"
    aria-expanded=${more === notice.messageId}
    aria-label=${label}
    title=${label}
    @click=${() => {
      showMore(notice);
    }}
  >
    ${chevronDown}
  </button>`;
}

function renderMore(notice: NoticeView, context: NoticeContext): TemplateResult {
  return html`<p class="sentence">${sentence(notice, context)}</p>
    ${context.choices.length > 0 ? renderRemind(notice, context) : nothing}`;
}

/** Two controls, because a choice alone must do nothing yet: arrow keys walk through it. */
function renderRemind(notice: NoticeView, context: NoticeContext): TemplateResult {
  const { words, choices, remind } = context;
  const choose = ({ currentTarget }: Event): void => {
    const select = (currentTarget as HTMLElement).parentElement?.querySelector('select');
    if (select) remind(notice, select.value);
  };
  return html`<span class="remind">
    <label>
      <span>${words.say('remindIn')}</span>
      <select>
        ${choices.map((choice) => html`<option value=${choice}>${words.times.duration(choice)}</option>`)}
      </select>
    </label>
    <button
      type="button"
      class="button small"
      aria-label="${words.say('remind')}: ${notice.patientName}"
      @click=${choose}
    >
      ${words.say('remind')}
    </button>
  </span>`;
}

function sentence(notice: NoticeView, { words, now, asOf }: NoticeContext): string {
  const { mine, sentByName, statement } = notice;
  const sent = words.when(notice.sentAt, now);
  const known = words.when(asOf, now);
  if (statement === 'not-read')
    return mine
      ? words.say('notReadMine', sent, known)
      : words.say('notReadOf', sentByName, sent, known);
  return mine
    ? words.say('noReceiptMine', sent, known)
    : words.say('noReceiptOf', sentByName, sent, known);
}
