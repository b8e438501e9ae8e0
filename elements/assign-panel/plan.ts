import type { Session } from '../../src/model/session.js';
import type {
  AssignChoice,
  AssignChoices,
  ConversationView,
  PendingAssignment,
} from '../../src/store/views.js';
import type { Words } from '../words/words.js';

/** An assignment as it stands in the panel. */
export interface Plan {
  readonly view: ConversationView;
  readonly session: Session;
  readonly choices: AssignChoices;
  readonly chosen: AssignChoice | undefined;
  readonly comment: string;
}

/** The last one that is not accepted yet. */
export function pendingAssignment({ pending }: ConversationView): PendingAssignment | undefined {
  return pending.findLast((work) => work.kind === 'assignment');
}

/** Why nothing can be assigned in this conversation at all; undefined: it can. */
export function whyLocked({ view, session }: Plan, words: Words): string | undefined {
  if (!session.permissions.assign) return words.say('whyMayNotAssign');
  if (view.gone) return words.say('whyGone');
  const state = pendingAssignment(view)?.state;
  return state === 'held' || state === 'refused' ? words.say('whyAssignmentHeld') : undefined;
}

/** Why it cannot be assigned as it stands; undefined: it can. */
export function whyNotAssigned(plan: Plan, words: Words): string | undefined {
  const { chosen } = plan;
  return whyTooLong(plan, words) ?? (chosen ? undefined : words.say('chooseSomebody'));
}

/** Said of every way to assign: the comment goes with it. */
export function whyTooLong({ comment, session }: Plan, words: Words): string | undefined {
  const over = comment.length - session.limits.bodyLength;
  return over > 0 ? words.say('whyCommentTooLong', over) : undefined;
}
