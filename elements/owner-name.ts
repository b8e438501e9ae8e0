import type { NamedAssignee } from '../src/store/views.js';
import type { Words } from './words/words.js';

/** Whose a conversation is: "You", a colleague, a workgroup, or nobody's. */
export function ownerName(assignee: NamedAssignee | null, words: Words): string {
  if (assignee === null) return words.say('unassigned');
  return assignee.me ? words.say('you') : (assignee.name ?? words.say('someone'));
}
