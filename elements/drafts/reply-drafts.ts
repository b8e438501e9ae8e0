import { saveDraft } from '../../src/commands/save-draft.js';
import { isEmptyDraft, joinDrafts, type DraftContent } from '../../src/model/draft-content.js';
import { areSameChoices } from '../../src/model/reply-choices.js';
import { watchDraft } from '../../src/store/draft-queries.js';
import type { DraftKind, DraftProblem } from './draft-keeper.js';
import { DraftSaver } from './draft-saver.js';

/** What is written to the patient; nothing of what colleagues say to each other. */
export const replyDrafts: DraftKind<DraftContent> = {
  nothing: { text: '' },
  saver: new DraftSaver(saveDraft),
  watch: watchDraft,
  join: joinDrafts,
  isSame,
  isEmpty: isEmptyDraft,
};

/** The store gives the same draft as another object. */
function isSame(a: DraftContent, b: DraftContent): boolean {
  return a.text === b.text && (a.choices === b.choices || haveSameChoices(a, b));
}

function haveSameChoices({ choices: a }: DraftContent, { choices: b }: DraftContent): boolean {
  return a !== undefined && b !== undefined && areSameChoices(a, b);
}

/** By what word the person hears of it. */
export const REPLY_PROBLEMS = {
  full: 'storageFull',
  'much-waits': 'muchWaits',
  failed: 'notSaved',
  elsewhere: 'doneElsewhere',
} as const satisfies Record<DraftProblem, string>;
