import { html, nothing, type TemplateResult } from 'lit';

import type { IntrayStatus } from '../../src/page/intray.js';
import { calm } from '../calm.js';
import { cloudOff, inbox, info, logIn } from '../icons.js';
import type { Words } from '../words/words.js';
import { emptySentence, renderWayOn, type EmptyContext } from './empty-list.js';

export interface NotesContext extends EmptyContext {
  readonly status: IntrayStatus;
  readonly now: number;
  readonly connected: boolean;
  readonly failed: boolean;
  /** The store has answered; until then nothing is said about the list. */
  readonly ready: boolean;
}

const SKELETON_ROWS = [0, 1, 2, 3, 4, 5];

/** What stands in the list while it has no rows. */
export function renderNoRows(context: NotesContext): TemplateResult | typeof nothing {
  const { words, status, failed, connected, ready } = context;
  if (failed) return calm(info, words.say('unreadable'), words.say('unreadableNext'));
  if (!connected) return calm(inbox, words.say('noHandle'), '');
  if (status.signIn === 'signed-out')
    return calm(logIn, words.say('signedOut'), words.say('signedOutNext'));
  if (status.problem === 'not-intray') {
    return calm(info, words.say('notIntray'), words.say('notIntrayNext'));
  }
  if (status.problem === 'unreachable') {
    return calm(cloudOff, words.say('unreachable'), words.say('unreachableNext'));
  }
  if (status.lastSyncedAt === null) return renderSkeleton(words);
  return ready ? emptyList(context) : nothing;
}

function emptyList(context: NotesContext): TemplateResult {
  const { words, status, now } = context;
  const time = status.lastSyncedAt ?? now;
  const known = words.say('emptyAsOf', words.when(time, now));
  return html`<slot name="empty"
    >${calm(inbox, emptySentence(context), known, renderWayOn(context))}</slot
  >`;
}

/** The rows that will come, still; the sentence is for screen readers, the bar above for everybody. */
function renderSkeleton(words: Words): TemplateResult {
  return html`<p class="spoken">${words.say('loading')}</p>
    <div class="skeleton" aria-hidden="true">
      ${SKELETON_ROWS.map(() => html`<div><i></i><i></i><i></i></div>`)}
    </div>`;
}

/** How far the first sync has come; rows appear below it as they arrive. */
export function renderFirstSync(
  { firstSync }: IntrayStatus,
  words: Words,
): TemplateResult | typeof nothing {
  if (firstSync === null) return nothing;
  const { received, total } = firstSync;
  const sentence = words.say('firstSync', received, total);
  return html`<div class="first-sync">
    <p>
      <strong>${sentence}</strong
      >${received > 0 ? html`<span>${words.say('startAlready')}</span>` : nothing}
    </p>
    <progress aria-label=${sentence} value=${received} max=${Math.max(total, 1)}></progress>
  </div>`;
}
