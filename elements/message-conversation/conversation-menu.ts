import { html, nothing, type TemplateResult } from 'lit';

import type { ConversationFacts } from '../../src/model/conversation.js';
import type { Session } from '../../src/model/session.js';
import type { ConversationView } from '../../src/store/views.js';
import { archive } from '../icons.js';
import { printer } from '../panel-icons.js';
import type { Words } from '../words/words.js';
import { renderCopyActs, type MenuCopy } from './copy-acts.js';
import { needsPerson } from './needs-person.js';

export interface MenuContext {
  readonly view: ConversationView;
  readonly words: Words;
  /** Undefined: not known yet; the server decides. */
  readonly session: Session | undefined;
  readonly readonly: boolean;
  readonly change: (to: State) => void;
  readonly print: () => void;
  readonly copy: MenuCopy;
}

type State = ConversationFacts['state'];

/** The acts on the whole conversation, each with what it means for the patient beside it, or why it is off. */
export function renderMenu(context: MenuContext): TemplateResult {
  const { view, words } = context;
  const acts = actsOf(view);
  const [first = 'closed'] = acts;
  const off = whyOff(context);
  return html`<button
      type="button"
      class="button menu-button"
      popovertarget="menu"
      aria-describedby=${off === undefined ? nothing : `meaning-${first}`}
      title=${words.say('statusAct', first)}
    >
      ${archive}<span class="menu-label">${words.say('statusAct', first)}</span>
    </button>
    <div id="menu" class="menu" popover @beforetoggle=${giveFocusBack}>
      ${acts.map((to) => renderAct(to, { off, isFirst: to === first }, context))}
      ${context.readonly ? nothing : renderCopyActs(context)} ${renderPrint(context)}
    </div>`;
}

function renderAct(
  to: State,
  { off, isFirst }: { readonly off: string | undefined; readonly isFirst: boolean },
  { words, change }: MenuContext,
): TemplateResult {
  return html`<button
      type="button"
      class="button"
      ?autofocus=${isFirst}
      popovertarget="menu"
      popovertargetaction="hide"
      aria-describedby="meaning-${to}"
      ?disabled=${off !== undefined}
      @click=${() => {
        change(to);
      }}
    >
      ${archive}${words.say('statusAct', to)}
    </button>
    <p id="meaning-${to}">${off ?? words.say('statusMeans', to)}</p>`;
}

/** Reading is enough for it; what is gone has no messages here any more. */
function renderPrint({ view, words, print }: MenuContext): TemplateResult {
  return html`<button
      type="button"
      class="button"
      popovertarget="menu"
      popovertargetaction="hide"
      aria-describedby="meaning-print"
      ?disabled=${view.gone}
      @click=${print}
    >
      ${printer}${words.say('printAct')}
    </button>
    <p id="meaning-print">${words.say(view.gone ? 'whyGone' : 'printMeans')}</p>`;
}

/** An ended conversation is still open, and the patient's answer can be given back without writing to them. */
function actsOf({ facts, gone }: ConversationView): readonly State[] {
  if (gone || facts.state === 'open') {
    return facts.patientCanReply || gone ? ['closed'] : ['closed', 'open'];
  }
  return ['open'];
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
