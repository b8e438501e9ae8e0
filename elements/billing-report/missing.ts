import { html, nothing, type TemplateResult } from 'lit';

import type { IntrayStatus } from '../../src/page/intray.js';
import { info, refresh } from '../icons.js';
import type { MissingWhy } from '../words/billing-words.js';
import type { Words } from '../words/words.js';
import type { CycleChoice } from './cycles.js';
import { notice } from './notice.js';

/** Why lines of the cycle may not be on this device, and what is done about it. */
export interface Missing {
  readonly why: 'fetching' | MissingWhy;
  readonly again: () => void;
}

/** Undefined: every line of it is here. */
export function whyMissing(
  { complete, fetch }: CycleChoice,
  { offlineSince, signIn }: Pick<IntrayStatus, 'offlineSince' | 'signIn'>,
): Missing['why'] | undefined {
  if (complete) return undefined;
  if (fetch?.wantedAt === undefined) return fetch?.trouble ?? 'not-here';
  if (signIn !== null) return 'signed-out';
  return offlineSince === null ? 'fetching' : 'offline';
}

/** While it is fetched, and where that failed: lines that are not here are never passed over. */
export function renderMissing({ why, again }: Missing, words: Words): TemplateResult {
  if (why === 'fetching')
    return html`<div role="status">
      ${notice(refresh, words.say('billFetching'), words.say('billFetchingWhy'))}
    </div>`;
  const because = words.say('billMissingWhy', why);
  return notice(info, words.say('billIncomplete'), [because, ' ', renderAgain(why, again, words)]);
}

function renderAgain(
  why: Missing['why'],
  again: () => void,
  words: Words,
): TemplateResult | typeof nothing {
  const isFinal = why === 'no-report' || why === 'not-allowed' || why === 'storage-full';
  if (!isFinal) return nothing;
  return html`<button type="button" class="link" @click=${again}>
    ${words.say('billFetchAgain')}
  </button>`;
}
