import { html, nothing, type TemplateResult } from 'lit';

import { clipboardCheck, send } from '../panel-icons.js';
import { whyNoCopy, type CopyChoice } from '../record/copy-choices.js';
import { renderCopySelect } from '../record/copy-select.js';
import type { Words } from '../words/words.js';
import { whyNoReply, whyNotSent, worthALook } from './blocked.js';
import type { Composition } from './composition.js';

export interface ActContext {
  readonly reply: Composition;
  readonly words: Words;
  readonly locked: boolean;
  readonly sending: boolean;
  readonly online: boolean;
  /** Send and Download; undefined: the host does without it. */
  readonly download: DownloadControl | undefined;
  /** Throws the draft away, where nothing else can be done with it. */
  readonly discard: () => void;
}

export interface DownloadControl {
  readonly choices: readonly CopyChoice[];
  readonly chosen: string;
  readonly choose: (key: string) => void;
  readonly run: () => void;
}

/** The buttons that send, and below them the reason while they are off, else what they will do. */
export function renderAct(context: ActContext): TemplateResult {
  return html`<div class="act">${renderButtons(context)} ${renderHint(context)}</div>`;
}

const BUTTONS = {
  stays: 'replyToPatient',
  ends: 'replyAndEnd',
  reopens: 'replyAndReopen',
} as const;

function renderButtons(context: ActContext): TemplateResult {
  const { reply, words } = context;
  const off = isOff(context);
  // Where nothing can be sent, it does nothing to the conversation either.
  const effect = reply.rules.locked === undefined ? reply.rules.reply : 'stays';
  return html`<div class="buttons" part="buttons">
    <slot name="actions-start"></slot>
    <button
      type="submit"
      class="button primary"
      part="primary"
      aria-describedby="lock hint"
      ?disabled=${off}
    >
      ${send}${words.say(BUTTONS[effect])}
    </button>
    ${context.download ? renderDownload(context, context.download, off) : nothing}
  </div>`;
}

function isOff({ reply, words, locked, sending }: ActContext): boolean {
  return locked || sending || whyNotSent(reply, words) !== undefined;
}

function renderDownload(
  context: ActContext,
  download: DownloadControl,
  off: boolean,
): TemplateResult {
  const { words } = context;
  const disabled = off || whyNoDownload(context) !== undefined;
  return html`<button
      type="button"
      class="button"
      aria-describedby="lock hint-download"
      ?disabled=${disabled}
      @click=${download.run}
    >
      ${clipboardCheck}${words.say('sendAndDownload')}
    </button>
    ${renderCopySelect({ ...download, words, disabled })}`;
}

function whyNoDownload({ reply, words }: ActContext): string | undefined {
  return whyNoCopy(reply.view, { session: reply.session, closes: true, words });
}

function renderHint(context: ActContext): TemplateResult {
  const { locked } = context;
  return html`<div class="hint">
    <p class="meta" role="status" id="lock">${locked ? renderLock(context) : nothing}</p>
    <p class="meta" id="hint">${locked ? nothing : hintOf(context)}</p>
    ${context.download && !locked ? renderDownloadHint(context) : nothing}
  </div>`;
}

function renderLock({ reply, words, discard }: ActContext): TemplateResult {
  const why = whyNoReply(reply, words);
  if (why === undefined || reply.text === '') return html`${why}`;
  return html`${why}
    <button type="button" class="link" @click=${discard}>${words.say('discardDraft')}</button>`;
}

function hintOf({ reply, words }: ActContext): TemplateResult {
  const stays = html`<strong>${words.say('replyToPatient')}</strong> ${words.say('hintStays')}`;
  const will = reply.rules.reply === 'stays' ? stays : nothing;
  const said = whyNotSent(reply, words) ?? will;
  return html`${said} ${worthALook(reply, words).join(' ')}`;
}

/** What the second button does, or why it is off; what keeps both off is said above. */
function renderDownloadHint(context: ActContext): TemplateResult {
  const { words, online } = context;
  const why = whyNoDownload(context);
  const will = html`<strong>${words.say('sendAndDownload')}</strong> ${words.say('hintDownload')}
    ${words.say(online ? 'hintDownloadCloses' : 'hintDownloadOffline')}`;
  return html`<p class="meta" id="hint-download">
    ${why === undefined ? will : words.say('hintDownloadOff', why)}
  </p>`;
}
