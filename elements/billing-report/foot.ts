import { html, nothing, type TemplateResult } from 'lit';

import type { IntrayStatus } from '../../src/page/intray.js';
import { check, cloudOff } from '../icons.js';
import type { Words } from '../words/words.js';

export interface FootContext {
  readonly words: Words;
  readonly status: IntrayStatus;
  readonly now: number;
  /** Shown, whatever of them counts; undefined: not known yet. */
  readonly lines: number | undefined;
  /** What has just been done. */
  readonly said: string;
}

/** How many lines, and as of when. */
export function renderFoot({ words, status, now, lines, said }: FootContext): TemplateResult {
  const { lastSyncedAt, offlineSince } = status;
  const word = offlineSince === null ? 'synced' : 'lastSynced';
  const known =
    lastSyncedAt === null
      ? words.say('notSynced')
      : `${words.say(word, words.when(lastSyncedAt, now))}.`;
  return html`<footer class="meta">
    <span>${lines === undefined ? nothing : words.say('billLines', lines)}</span>
    <span class="said" role="status">${said}</span>
    <span>${offlineSince === null ? check : cloudOff} ${known} ${words.say('billHints')}</span>
  </footer>`;
}
