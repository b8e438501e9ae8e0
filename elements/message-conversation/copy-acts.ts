import { html, type TemplateResult } from 'lit';

import { clipboardCheck } from '../panel-icons.js';
import { copyChoices, whyNoCopy } from '../record/copy-choices.js';
import { renderCopySelect } from '../record/copy-select.js';
import type { MenuContext } from './conversation-menu.js';

/** Copies for the patient's record, without a reply. */
export interface MenuCopy {
  /** Into which system and in which format; empty: as the clinic offers it first. */
  readonly chosen: string;
  readonly choose: (key: string) => void;
  readonly run: (closes: boolean) => void;
}

/** With the closing where it is open: a reply is not needed for either. */
export function renderCopyActs(context: MenuContext): TemplateResult {
  const { view, words, session, copy } = context;
  const ways = view.facts.state === 'open' ? [true, false] : [false];
  const whys = ways.map((closes) => whyNoCopy(view, { session, closes, words }));
  return html`${ways.map((closes, at) => renderCopyAct(closes, whys[at], context))}
  ${renderCopySelect({
    ...copy,
    choices: session ? copyChoices(session, words) : [],
    words,
    disabled: whys.every((why) => why !== undefined),
  })}`;
}

function renderCopyAct(
  closes: boolean,
  off: string | undefined,
  { words, copy }: MenuContext,
): TemplateResult {
  const id = closes ? 'meaning-copy-and-close' : 'meaning-copy';
  return html`<button
      type="button"
      class="button"
      popovertarget="menu"
      popovertargetaction="hide"
      aria-describedby=${id}
      ?disabled=${off !== undefined}
      @click=${() => {
        copy.run(closes);
      }}
    >
      ${clipboardCheck}${words.say('recordAct', closes)}
    </button>
    <p id=${id}>${off ?? words.say('recordMeans', closes)}</p>`;
}
