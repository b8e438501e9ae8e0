import { html, nothing, type TemplateResult } from 'lit';

import type { IntrayStatus } from '../../src/page/intray.js';
import { check, cloudOff, info, loader, user } from '../icons.js';
import type { Words } from '../words/words.js';

export interface StatusContext {
  readonly status: IntrayStatus;
  readonly words: Words;
  readonly now: number;
  readonly opened: boolean;
  /** The words for limits have come. */
  readonly explained: boolean;
  readonly toggle: () => void;
}

/** When this device last heard from the clinic, and whose inbox this is; it opens the status. */
export function renderStatusLine(context: StatusContext): TemplateResult {
  const { status, opened, toggle } = context;
  const { user: person } = status;
  return html`<div class="status" @focusout=${leaving(context)} @keydown=${escaping(context)}>
    ${opened ? renderStatus(context) : nothing}
    <button type="button" class="status-line meta" aria-expanded=${opened} @click=${toggle}>
      ${
        person === null
          ? nothing
          : html`<span class="item person"
              >${user}<span class="cut"><bdi>${person.name}</bdi></span></span
            >`
      }
      <span class="item">${syncIcon(status)}<span>${syncWords(context)}</span></span>
    </button>
  </div>`;
}

function leaving({ opened, toggle }: StatusContext): (event: FocusEvent) => void {
  return ({ currentTarget, relatedTarget }) => {
    if (!opened || !(relatedTarget instanceof Node)) return;
    if (currentTarget instanceof Element && !currentTarget.contains(relatedTarget)) toggle();
  };
}

function escaping({ opened, toggle }: StatusContext): (event: KeyboardEvent) => void {
  return (event) => {
    if (!opened || event.key !== 'Escape') return;
    event.stopPropagation();
    toggle();
  };
}

function syncIcon({ online, lastSyncedAt }: IntrayStatus): TemplateResult {
  if (!online) return cloudOff;
  return lastSyncedAt === null ? loader : check;
}

function syncWords({ status, words, now }: StatusContext): string {
  if (status.lastSyncedAt === null) return words.say('notSynced');
  const time = words.when(status.lastSyncedAt, now);
  return words.say(status.online ? 'synced' : 'lastSynced', time);
}

function renderStatus(context: StatusContext): TemplateResult {
  const { status, words, explained } = context;
  const { degraded } = status;
  const limited = degraded.length > 0;
  return html`<div
    class="status-box"
    part="status"
    role="group"
    tabindex="-1"
    aria-label=${words.say('status')}
  >
    <p class="status-title">
      ${limited ? info : check}
      ${limited ? words.say('workingWithLimits', degraded.length) : words.say('working')}
    </p>
    ${(explained ? degraded : []).map(
      (code) =>
        html`<p class="limit">
          <strong>${words.say('limitTitle', code)}</strong> ${words.say('limitText', code)}
        </p>`,
    )}
    <p class="meta">${syncWords(context)} · ${words.say('waitingCount', status.waiting)}</p>
  </div>`;
}
