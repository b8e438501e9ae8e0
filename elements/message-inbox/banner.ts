import { html, nothing, type TemplateResult } from 'lit';

import type { IntrayStatus } from '../../src/page/intray.js';
import { clock, cloudOff, info, logIn, refresh } from '../icons.js';
import type { Words } from '../words/words.js';

interface Banner {
  readonly icon: TemplateResult;
  readonly title: string;
  readonly text: string;
  /** What may help; none: only time does, or the portal. */
  readonly act: 'retry' | 'reload' | 'start-anew' | 'put-away' | undefined;
}

/** Queued work that has not left for so long is worth a word though the line is there. */
const STUCK_MS = 900_000;

/**
 * At most one stands above the panes: session before storage before a full outbox before offline before what does not
 * get on before what colleagues have left here.
 */
export function bannerOf(status: IntrayStatus, words: Words, now: number): Banner | undefined {
  return (
    sessionBanner(status, words) ??
    storageBanner(status, words) ??
    crowdedBanner(status, words) ??
    offlineBanner(status, words) ??
    stuckBanner(status, words, now) ??
    othersBanner(status, words)
  );
}

function sessionBanner(status: IntrayStatus, words: Words): Banner | undefined {
  const { leaving, user } = status;
  switch (status.signIn) {
    case 'session-ended':
      return {
        icon: logIn,
        title: words.say('sessionEndedTitle'),
        text: words.say('sessionEndedText', leaving),
        act: undefined,
      };
    case 'other-user':
      return {
        icon: logIn,
        title: words.say('otherUserTitle'),
        text: words.say('otherUserText', leaving, user?.name ?? ''),
        act: undefined,
      };
    case 'network':
      return {
        icon: logIn,
        title: words.say('networkTitle'),
        text: words.say('networkText', leaving),
        act: 'retry',
      };
    case 'signed-out': // the list says so
    case null:
      return undefined;
  }
}

function storageBanner(status: IntrayStatus, words: Words): Banner | undefined {
  switch (status.problem) {
    case 'storage-refused':
      return storage(words.say('storageTitle'), words.say('storageText'), 'retry');
    case 'storage-silent':
      return storage(words.say('silentTitle'), words.say('storageText'), 'retry');
    case 'local-data-removed':
      // What was last read: it may have been queued after that, and nobody can count it any more.
      return storage(
        words.say('removedTitle'),
        words.say('removedText', status.lost),
        'start-anew',
      );
    case 'reload-needed':
      return storage(words.say('newerTitle'), words.say('newerText'), 'reload');
    case 'close-other-tabs':
      return storage(words.say('otherTabsTitle'), words.say('otherTabsText'));
    case 'unreachable':
    case 'not-intray':
    case null:
      return undefined;
  }
}

function storage(title: string, text: string, act?: Banner['act']): Banner {
  return { icon: info, title, text, act };
}

function crowdedBanner({ degraded, waiting }: IntrayStatus, words: Words): Banner | undefined {
  const full = degraded.includes('outbox-full');
  if (!full && !degraded.includes('outbox-nearly-full')) return undefined;
  const title = words.say(full ? 'fullTitle' : 'crowdedTitle');
  return storage(title, words.say('waitingCount', waiting), 'retry');
}

/** Before the first answer nobody knows; what was never reached is said in the list. */
function offlineBanner(status: IntrayStatus, words: Words): Banner | undefined {
  const { offlineSince, problem } = status;
  if (offlineSince === null || problem !== null) return undefined;
  return {
    icon: cloudOff,
    title: words.say('offlineTitle'),
    text: words.say('offlineText', status.leaving),
    act: 'retry',
  };
}

function stuckBanner(
  { leaving, leavingSince }: IntrayStatus,
  words: Words,
  now: number,
): Banner | undefined {
  if (leavingSince === null || now - leavingSince < STUCK_MS) return undefined;
  const since = words.when(leavingSince, now);
  return {
    icon: clock,
    title: words.say('stuckTitle'),
    text: words.say('stuckText', leaving, since),
    act: 'retry',
  };
}

/** Names of staff only, nothing of a patient. */
function othersBanner({ waitingOfOthers }: IntrayStatus, words: Words): Banner | undefined {
  if (waitingOfOthers.length === 0) return undefined;
  const sentences = waitingOfOthers.map(({ name, items }) => words.say('othersWait', name, items));
  return { icon: info, title: '', text: sentences.join(' '), act: 'put-away' };
}

export interface BannerContext {
  readonly status: IntrayStatus;
  readonly words: Words;
  readonly now: number;
  readonly tryNow: () => void;
  readonly startAnew: () => void;
  readonly putAway: () => void;
}

export function renderBanner(context: BannerContext): TemplateResult | typeof nothing {
  const { status, words, now } = context;
  const banner = bannerOf(status, words, now);
  if (banner === undefined) return nothing;
  return html`<div class="banner" part="banner">
    ${banner.icon}
    <p><strong>${banner.title}</strong> ${banner.text}</p>
    ${
      status.lastSyncedAt === null || banner.act !== 'retry'
        ? nothing
        : html`<span class="banner-time"
            >${words.say('dataFrom', words.when(status.lastSyncedAt, now))}</span
          >`
    }
    ${renderAct(banner, context)}
  </div>`;
}

function renderAct(
  { act }: Banner,
  { words, tryNow, startAnew, putAway }: BannerContext,
): TemplateResult | typeof nothing {
  switch (act) {
    case 'retry':
      return button(words.say('tryNow'), tryNow);
    case 'reload':
      return button(words.say('reload'), () => {
        location.reload();
      });
    case 'start-anew':
      return button(words.say('startAnew'), startAnew);
    case 'put-away':
      return html`<button type="button" class="button small" @click=${putAway}>
        ${words.say('putAway')}
      </button>`;
    case undefined:
      return nothing;
  }
}

function button(word: string, run: () => void): TemplateResult {
  return html`<button type="button" class="button small" @click=${run}>${refresh}${word}</button>`;
}
