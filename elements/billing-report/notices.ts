import { html, nothing, type TemplateResult } from 'lit';

import type { IntrayStatus } from '../../src/page/intray.js';
import type { UnsentBilling } from '../../src/store/billing-queries.js';
import { deliveryState } from '../delivery-state.js';
import { clock, cloudOff, info } from '../icons.js';
import type { Words } from '../words/words.js';
import { renderMissing, type Missing } from './missing.js';
import { notice } from './notice.js';

/** Lines of the cycle that went into a file on this computer before. */
export interface Exported {
  readonly count: number;
  readonly total: number;
  readonly at: number;
}

export interface NoticesContext {
  readonly words: Words;
  readonly status: IntrayStatus;
  readonly now: number;
  /** Undefined: it cannot be read which these are. */
  readonly unsent: readonly UnsentBilling[] | undefined;
  /** Undefined: every line of the cycle is on this device. */
  readonly missing: Missing | undefined;
  readonly unreadable: number;
  readonly exported: Exported;
  readonly open: (conversationId: string) => void;
}

/** What is not in the report, or not for sure: a number that is not whole never stands alone. */
export function renderNotices(context: NoticesContext): TemplateResult {
  const { words, status, now, missing, unreadable, exported } = context;
  const known = words.when(status.lastSyncedAt ?? now, now);
  return html`<div class="notices">
    ${
      status.offlineSince === null
        ? nothing
        : notice(cloudOff, words.say('billOffline'), words.say('billOfflineWhy', known))
    }
    ${renderUnsent(context)} ${missing === undefined ? nothing : renderMissing(missing, words)}
    ${
      unreadable === 0
        ? nothing
        : notice(info, words.say('billUnreadable', unreadable), words.say('billUnreadableWhy'))
    }
    ${exported.count === 0 ? nothing : renderExported(context)}
  </div>`;
}

function renderExported({ words, now, exported }: NoticesContext): TemplateResult {
  const { count, total, at } = exported;
  return notice(info, words.say('billExported', count, total, words.when(at, now)), '');
}

function renderUnsent({ words, unsent, open }: NoticesContext): TemplateResult | typeof nothing {
  if (unsent === undefined)
    return notice(info, words.say('billUnsentUnread'), words.say('billUnsentUnreadWhy'));
  if (unsent.length === 0) return nothing;
  return html`<div class="notice">
    ${clock}
    <div>
      <strong>${words.say('billUnsent', unsent.length)}</strong> ${words.say('billUnsentWhy')}
      <details>
        <summary class="link">${words.say('billShowUnsent')}</summary>
        <ul>
          ${unsent.map((one) => renderOne(one, words, open))}
        </ul>
      </details>
    </div>
  </div>`;
}

function renderOne(
  { conversationId, patientName, feeCode, delivery }: UnsentBilling,
  words: Words,
  open: (conversationId: string) => void,
): TemplateResult {
  const { icon, text, tone } = deliveryState(delivery, words);
  return html`<li>
    <bdi>${patientName}</bdi>
    <strong><bdi>${feeCode}</bdi></strong>
    <span class="state ${tone}">${icon}${text}</span>
    <button
      type="button"
      class="link"
      aria-label=${words.say('billOpenOf', patientName)}
      @click=${() => {
        open(conversationId);
      }}
    >
      ${words.say('billOpen')}
    </button>
  </li>`;
}
