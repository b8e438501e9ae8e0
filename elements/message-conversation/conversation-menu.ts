import { html, nothing, type TemplateResult } from 'lit';

import type { ConversationFacts } from '../../src/model/conversation.js';
import type { Session } from '../../src/model/session.js';
import type { ConversationView } from '../../src/store/views.js';
import { archive } from '../icons.js';
import type { Words } from '../words/words.js';
import { needsPerson } from './needs-person.js';

export interface MenuContext {
  readonly view: ConversationView;
  readonly words: Words;
  /** Undefined: not known yet; the server decides. */
  readonly session: Session | undefined;
  readonly readonly: boolean;
  readonly change: (to: ConversationFacts['state']) => void;
}

/** The acts on the whole conversation, each with what it means for the patient beside it, or why it is off. */
export function renderMenu(context: MenuContext): TemplateResult {
  const { view, words } = context;
  const to = view.facts.state === 'closed' && !view.gone ? 'open' : 'closed';
  const act = words.say('statusAct', to);
  const off = whyOff(context);
  return html`<button
      type="button"
      class="button menu-button"
      popovertarget="menu"
      aria-describedby=${off === undefined ? nothing : 'meaning'}
      title=${act}
    >
      ${archive}<span class="menu-label">${act}</span>
    </button>
    <div id="menu" class="menu" popover @beforetoggle=${giveFocusBack}>
      <button
        type="button"
        class="button"
        autofocus
        popovertarget="menu"
        popovertargetaction="hide"
        aria-describedby="meaning"
        ?disabled=${off !== undefined}
        @click=${() => {
          context.change(to);
        }}
      >
        ${archive}${act}
      </button>
      <p id="meaning">${off ?? words.say('statusMeans', to)}</p>
    </div>`;
}

/** Chromium does so by itself, but not in a shadow tree (measured in 156); this can go once it does. */
function giveFocusBack({ currentTarget: menu, newState }: ToggleEvent): void {
  if (newState !== 'closed' || !(menu instanceof HTMLElement)) return;
  const button = menu.previousElementSibling;
  if (menu.matches(':focus-within') && button instanceof HTMLElement) button.focus();
}

function whyOff({ view, words, session, readonly }: MenuContext): string | undefined {
  if (readonly) return words.say('whyReadonly');
  if (view.gone) return words.say('whyGone');
  if (session?.permissions.close === false) return words.say('whyMayNotClose');
  return view.pending.some(needsPerson) ? words.say('whyDecideFirst') : undefined;
}
