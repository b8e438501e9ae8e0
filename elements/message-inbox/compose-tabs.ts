import { html, nothing, type TemplateResult } from 'lit';

import { reply, userPlus } from '../icons.js';
import type { Words } from '../words/words.js';

export type ComposeTab = 'reply' | 'assign';

export interface TabsContext {
  readonly words: Words;
  readonly tab: ComposeTab;
  readonly tabs: readonly ComposeTab[];
  /** Which of them hold words that were not sent. */
  readonly drafts: Readonly<Record<ComposeTab, boolean>>;
  readonly choose: (tab: ComposeTab) => void;
}

const ICONS = { reply, assign: userPlus };

/** Reply or Assign: arrows move between the tabs, Enter and Space choose one, so that nothing changes in passing. */
export function renderTabs(context: TabsContext): TemplateResult {
  const { words, tabs } = context;
  return html`<div
    class="tabs"
    role="tablist"
    aria-label=${words.say('replyOrAssign')}
    @keydown=${move}
  >
    ${tabs.map((tab) => renderTab(tab, context))}
  </div>`;
}

function renderTab(
  tab: ComposeTab,
  { words, drafts, choose, ...context }: TabsContext,
): TemplateResult {
  const chosen = tab === context.tab;
  return html`<button
    type="button"
    role="tab"
    class="tab"
    id="tab-${tab}"
    aria-controls="panel-${tab}"
    aria-selected=${chosen}
    tabindex=${chosen ? 0 : -1}
    @click=${() => {
      choose(tab);
    }}
  >
    ${ICONS[tab]}<span>${words.say(tab)}</span>
    ${drafts[tab] && !chosen ? html`<span class="tab-draft">· ${words.say('tabDraft')}</span>` : nothing}
  </button>`;
}

function move(event: KeyboardEvent): void {
  const { key, target, currentTarget } = event;
  if (!(currentTarget instanceof HTMLElement) || !(target instanceof HTMLElement)) return;
  const tabs = [...currentTarget.querySelectorAll<HTMLElement>('.tab')];
  const next = tabs.at(nextIndex(key, tabs.indexOf(target), tabs.length));
  if (next === undefined || next === target) return;
  event.preventDefault();
  next.focus();
}

/** Round and round; any other key stays. */
function nextIndex(key: string, index: number, length: number): number {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return (index + (key === 'ArrowRight' ? 1 : length - 1)) % length;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return index;
  }
}
