import { html, nothing, type TemplateResult } from 'lit';

import { changedSince, type ChangedSince } from '../../src/model/changed-since.js';
import type { DraftContent } from '../../src/model/draft-content.js';
import type { ConversationView } from '../../src/store/views.js';
import { users } from '../icons.js';
import { recipientName } from '../recipient-name.js';
import type { Words } from '../words/words.js';

export interface SinceContext {
  readonly view: ConversationView;
  readonly draft: DraftContent;
  readonly words: Words;
  readonly nameOf: (staffId: string) => string;
  /** The person has looked: from now on the draft is based on what is on the screen. */
  readonly reviewed: () => void;
}

/** What somebody else did since this draft was begun; it never touches the draft. */
export function renderSince(context: SinceContext): TemplateResult {
  const { view, draft, words, reviewed } = context;
  const change = changedSince(draft.basedOn, view);
  return html`<div class="since-place" role="status">
    ${
      change === undefined
        ? nothing
        : html`<div class="since">
            ${users}<span>${sentence(change, context)}</span>
            <button type="button" class="button small" @click=${reviewed}>
              ${words.say('reviewed')}
            </button>
          </div>`
    }
  </div>`;
}

function sentence({ kind, by }: ChangedSince, { view, words, nameOf }: SinceContext): string {
  switch (kind) {
    case 'patient-wrote':
      return words.say('sinceWrote', recipientName(view));
    case 'staff-replied':
      return words.say('sinceReplied', nameOf(by));
    case 'assigned':
      return by === '' || view.assignee === null
        ? words.say('sinceAssignedAway')
        : words.say('sinceAssigned', view.assignee.name ?? words.say('someone'));
    case 'closed':
      return words.say('sinceClosed');
    case 'reopened':
      return words.say('sinceReopened');
  }
}
