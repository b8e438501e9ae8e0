import { html, nothing, type TemplateResult } from 'lit';

import type { IntrayStatus } from '../../src/page/intray.js';
import { cloudOff, info, logIn, refresh } from '../icons.js';
import type { Words } from '../words/words.js';

interface Banner {
  readonly icon: TemplateResult;
  readonly title: string;
  readonly text: string;
  /** Whether trying at once may help. */
  readonly retry: boolean;
}

/** At most one stands above the panes: session before storage before offline. */
export function bannerOf(status: IntrayStatus, words: Words): Banner | undefined {
  return (
    sessionBanner(status, words) ?? storageBanner(status, words) ?? offlineBanner(status, words)
  );
}

/** Held and refused replies wait for a person, not for a connection. */
function leaving({ waiting, held, refused }: IntrayStatus): number {
  return waiting - held - refused;
}

function sessionBanner(status: IntrayStatus, words: Words): Banner | undefined {
  const waiting = leaving(status);
  switch (status.signIn) {
    case 'session-ended':
      return {
        icon: logIn,
        title: words.say('sessionEndedTitle'),
        text: words.say('sessionEndedText', waiting),
        retry: false,
      };
    case 'other-user':
      return {
        icon: logIn,
        title: words.say('otherUserTitle'),
        text: words.say('otherUserText', waiting),
        retry: false,
      };
    case 'network':
      return {
        icon: logIn,
        title: words.say('networkTitle'),
        text: words.say('networkText', waiting),
        retry: true,
      };
    case null:
      return undefined;
  }
}

function storageBanner({ problem }: IntrayStatus, words: Words): Banner | undefined {
  if (problem === 'storage-refused') {
    return {
      icon: info,
      title: words.say('storageTitle'),
      text: words.say('storageText'),
      retry: false,
    };
  }
  if (problem !== 'local-data-removed') return undefined;
  return {
    icon: info,
    title: words.say('removedTitle'),
    text: words.say('removedText'),
    retry: false,
  };
}

/** Before the first answer nobody knows; what was never reached is said in the list. */
function offlineBanner(status: IntrayStatus, words: Words): Banner | undefined {
  const { offlineSince, problem } = status;
  if (offlineSince === null || problem !== null) return undefined;
  return {
    icon: cloudOff,
    title: words.say('offlineTitle'),
    text: words.say('offlineText', leaving(status)),
    retry: true,
  };
}

export interface BannerContext {
  readonly status: IntrayStatus;
  readonly words: Words;
  readonly now: number;
  readonly tryNow: () => void;
}

export function renderBanner({
  status,
  words,
  now,
  tryNow,
}: BannerContext): TemplateResult | typeof nothing {
  const banner = bannerOf(status, words);
  if (banner === undefined) return nothing;
  return html`<div class="banner" part="banner">
    ${banner.icon}
    <p><strong>${banner.title}</strong> ${banner.text}</p>
    ${
      status.lastSyncedAt === null || !banner.retry
        ? nothing
        : html`<span class="banner-time"
            >${words.say('dataFrom', words.when(status.lastSyncedAt, now))}</span
          >`
    }
    ${
      banner.retry
        ? html`<button type="button" class="button small" @click=${tryNow}>
            ${refresh}${words.say('tryNow')}
          </button>`
        : nothing
    }
  </div>`;
}
