import { html, nothing, type TemplateResult } from 'lit';

import type { ListView } from '../../src/store/inbox-queries.js';
import type { Counts } from '../../src/store/views.js';
import type { Words } from '../words/words.js';
import { countOf, scopeName } from './scopes.js';

const SENTENCES = {
  inbox: 'emptyInbox',
  mine: 'emptyMine',
  groups: 'emptyGroups',
  unassigned: 'emptyUnassigned',
  open: 'emptyOpen',
  'assigned-by-me': 'emptyAssignedByMe',
  ended: 'emptyEnded',
  closed: 'emptyClosed',
  waiting: 'emptyWaiting',
} as const;

/** Where to look next, the likeliest first. */
const NEXT: Readonly<Record<ListView, readonly [ListView, ...ListView[]]>> = {
  inbox: ['groups', 'unassigned', 'open'],
  mine: ['groups', 'unassigned', 'open'],
  groups: ['unassigned', 'mine', 'open'],
  unassigned: ['inbox', 'open'],
  open: ['closed'],
  'assigned-by-me': ['inbox', 'open'],
  ended: ['inbox', 'open'],
  closed: ['inbox', 'open'],
  waiting: ['inbox', 'open'],
};

export interface EmptyContext {
  readonly words: Words;
  readonly view: ListView;
  readonly filtered: boolean;
  readonly counts: Counts | undefined;
  readonly go: (view: ListView) => void;
  readonly showAll: () => void;
}

export function emptySentence({ words, view, filtered }: EmptyContext): string {
  return words.say(filtered ? 'emptyFiltered' : SENTENCES[view]);
}

/** One way on from an empty list: to one that has something, with how much. */
export function renderWayOn(context: EmptyContext): TemplateResult | typeof nothing {
  const { words, view, filtered, counts, go, showAll } = context;
  if (filtered) return renderLink(words.say('showAll'), showAll);
  if (counts === undefined) return nothing;
  const next = NEXT[view].find((one) => (countOf(one, counts) ?? 0) > 0) ?? NEXT[view][0];
  const name = scopeName(next, words);
  const count = countOf(next, counts);
  return renderLink(count === undefined ? name : words.say('goTo', name, count), () => {
    go(next);
  });
}

function renderLink(word: string, run: () => void): TemplateResult {
  return html`<button type="button" class="link" @click=${run}>${word}</button>`;
}
