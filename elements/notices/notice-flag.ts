import { html, type TemplateResult } from 'lit';

import type { Notices } from '../../src/store/notice-queries.js';
import { bell } from '../icons.js';
import type { RowState } from '../message-inbox/row-state.js';
import type { Words } from '../words/words.js';

const DAY_MS = 86_400_000;

/** What a row of the list says of the oldest notice of its conversation. */
export function noticeFlag(
  { notices, asOf }: Notices,
  conversationId: string,
  words: Words,
  now: number,
): RowState | undefined {
  const notice = notices.find((one) => one.conversationId === conversationId);
  if (notice === undefined) return undefined;
  const { statement, sentAt } = notice;
  const text =
    statement === 'not-read'
      ? words.say('notReadAfter', Math.floor((now - sentAt) / DAY_MS))
      : words.say('noReceiptAsOf', words.whenBriefly(asOf ?? sentAt, now));
  return { icon: bell, text, tone: 'strong' };
}

export function renderNoticeDot(): TemplateResult {
  return html`<span class="dot notice">${bell}</span>`;
}
