import { html, nothing, type TemplateResult } from 'lit';

import type { whyNotSent } from '../../src/model/sign-out.js';
import type { Words } from '../words/words.js';

export interface SendContext {
  readonly words: Words;
  readonly why: ReturnType<typeof whyNotSent>;
  /** Undefined: nobody has asked to send yet. */
  readonly gone: number | undefined;
  readonly all: number;
  readonly send: () => void;
}

/** Sends, says how far it has come, and why it does not get on. */
export function renderSend({ words, why, gone, all, send }: SendContext): TemplateResult {
  const sending = gone !== undefined;
  return html`<div class="way">
    <button type="button" class="button primary" ?disabled=${sending || why} @click=${send}>
      ${words.say('sendNow')}
    </button>
    <div role="status" class="meta">
      ${
        sending
          ? html`<p>${words.say('sendingLeft', gone, all)}</p>
              <progress
                aria-label=${words.say('sendingLeft', gone, all)}
                value=${gone}
                max=${all}
              ></progress>`
          : nothing
      }
      <p>
        ${why === undefined ? words.say('sendNowMeans') : words.say('whyNotSent', why)}
        ${sending && why ? words.say('sendingWaits') : nothing}
      </p>
    </div>
  </div>`;
}

export function renderKeep(words: Words, name: string, keep: () => void): TemplateResult {
  return html`<div class="way">
    <button type="button" class="button" @click=${keep}>${words.say('keepHere')}</button>
    <p class="meta">${words.say('keepHereMeans', name)}</p>
  </div>`;
}

export interface DiscardContext {
  readonly words: Words;
  readonly items: number;
  readonly offline: boolean;
  readonly typed: string;
  readonly type: (typed: string) => void;
  readonly discard: () => void;
}

/** Only with the number typed: so many are thrown away, and not one by a slip. */
export function renderDiscard(context: DiscardContext): TemplateResult {
  const { words, items, offline, typed, type, discard } = context;
  const confirmed = typed.trim() === String(items);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (confirmed) discard();
  };
  return html`<form class="way" @submit=${submit}>
    <button type="submit" class="button danger" ?disabled=${!confirmed}>
      ${words.say('discardItems', items)}
    </button>
    <div class="meta">
      <label
        >${words.say('typeNumber', items)}
        <input
          inputmode="numeric"
          autocomplete="off"
          size="4"
          .value=${typed}
          @input=${({ target }: InputEvent) => {
            type((target as HTMLInputElement).value);
          }}
      /></label>
      <p>${words.say(offline ? 'discardItemsOffline' : 'discardItemsMeans')}</p>
    </div>
  </form>`;
}
