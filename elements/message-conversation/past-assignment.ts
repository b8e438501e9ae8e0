import { html, type TemplateResult } from 'lit';

import type { ThreadAssignment } from '../../src/store/views.js';
import { nameInSentence } from '../assign-panel/name-in-sentence.js';
import { userPlus } from '../icons.js';
import type { Words } from '../words/words.js';

/** One line of the thread: whom somebody gave the conversation to, and when. The patient has no such line. */
export function renderPastAssignment(assignment: ThreadAssignment, words: Words): TemplateResult {
  const sentence = whatWasDone(assignment, words);
  const time = words.times.clock(assignment.at);
  return html`<article class="change" aria-label="${sentence}, ${time}">
    <p class="state meta">${userPlus}<span>${sentence} · ${time}</span></p>
  </article>`;
}

function whatWasDone({ to, by, byName, mine }: ThreadAssignment, words: Words): string {
  const doer = nameInSentence({ name: byName, me: mine }, words);
  if (to === null) return words.say('releasedBy', doer);
  if (to.kind === 'staff' && to.id === by) return words.say('claimedBy', doer);
  return words.say('assignedToBy', nameInSentence(to, words), doer);
}
