import { html, type TemplateResult } from 'lit';

import type { NoticeView } from '../../src/store/notice-queries.js';
import { x } from '../icons.js';
import { daysSince, type NoticeTimes } from './notice-state.js';

export interface CountContext extends NoticeTimes {
  readonly opened: boolean;
  readonly toggle: () => void;
  readonly dismiss: () => void;
}

/** Several messages that were not read, in two short lines: how many, and whose. */
export function renderNoticeCount(
  notices: readonly NoticeView[],
  context: CountContext,
): TemplateResult {
  const { words, opened, toggle, dismiss } = context;
  const hide = words.say('noticesHide');
  return html`<div class="line">
    <p class="told">
      <strong>${countOf(notices, context)}</strong>
      <span class="meta names">${notices.map((notice) => renderName(notice, context))}</span>
    </p>
    <button
      type="button"
      class="button small"
      aria-expanded=${opened}
      aria-controls="notices"
      @click=${toggle}
    >
      ${words.say(opened ? 'noticesFold' : 'noticesShow')}
    </button>
    <button
      type="button"
      class="button small plain"
      aria-label=${hide}
      title=${hide}
      @click=${dismiss}
    >
      ${x}
    </button>
  </div>`;
}

function countOf(notices: readonly NoticeView[], { words, now, asOf }: CountContext): string {
  const certain = notices.every(({ statement }) => statement === 'not-read');
  return certain
    ? words.say('noticesCame', notices.length)
    : words.say('noReceiptsAsOf', notices.length, words.whenBriefly(asOf, now));
}

function renderName(notice: NoticeView, { words, now }: CountContext): TemplateResult {
  const since = words.say('noticeSince', daysSince(notice, now));
  return html`<span class="name"><bdi>${notice.patientName}</bdi>${since}</span>`;
}
