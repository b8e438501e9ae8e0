import { html, type TemplateResult } from 'lit';

import type { Notices } from '../../src/store/notice-queries.js';
import { bell } from '../panel-icons.js';
import type { RowState } from '../message-inbox/row-state.js';
import type { Words } from '../words/words.js';
import { stateOfNotice } from './notice-state.js';

/** What a row of the list says of the oldest notice of its conversation. */
export function noticeFlag(
  { notices, asOf }: Notices,
  conversationId: string,
  words: Words,
  now: number,
): RowState | undefined {
  const notice = notices.find((one) => one.conversationId === conversationId);
  if (notice === undefined) return undefined;
  const text = stateOfNotice(notice, { words, now, asOf: asOf ?? notice.sentAt });
  return { icon: bell, text, tone: 'strong' };
}

export function renderNoticeDot(): TemplateResult {
  return html`<span class="dot notice">${bell}</span>`;
}
