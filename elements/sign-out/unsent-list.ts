import { html, nothing, type TemplateResult } from 'lit';

import type { UnsentConversation, UnsentKind } from '../../src/model/sign-out.js';
import type { UnsentView } from '../../src/store/unsent-work.js';
import type { Words } from '../words/words.js';

const KINDS: readonly UnsentKind[] = [
  'replies',
  'drafts',
  'assignments',
  'comments',
  'changes',
  'copies',
];

/** Whose conversations it concerns and how much of what waits in each; a long list scrolls. */
export function renderUnsent({ work, names }: UnsentView, words: Words): TemplateResult {
  const { conversations, marks, records } = work;
  return html`<ul class="unsent" role="list" tabindex="0">
    ${conversations.map(
      (one) =>
        html`<li>
          <bdi class="name">${names.get(one.conversationId) || words.say('someone')}</bdi>
          <span class="meta">${countsOf(one, words)}</span>
        </li>`,
    )}
    ${marks === 0 ? nothing : html`<li class="meta">${words.say('unsentMarks', marks)}</li>`}
    ${records === 0 ? nothing : html`<li class="meta">${words.say('unsentRecords', records)}</li>`}
  </ul>`;
}

function countsOf({ counts }: UnsentConversation, words: Words): string {
  return KINDS.flatMap((kind) => {
    const n = counts[kind];
    return n === undefined ? [] : [words.say('unsentOf', kind, n)];
  }).join(' · ');
}
