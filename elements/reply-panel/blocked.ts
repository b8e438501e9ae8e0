import type { Session } from '../../src/model/session.js';
import type { ConversationView } from '../../src/store/views.js';
import type { Words } from '../words/words.js';

export interface Standing {
  readonly view: ConversationView;
  readonly session: Session;
  readonly words: Words;
}

/** Why nothing can be written in this conversation at all; undefined: it can. */
export function whyNoReply({ view, session, words }: Standing): string | undefined {
  const { permissions, facts } = view;
  if (permissions.reason !== undefined && !permissions.reply) return permissions.reason;
  if (facts.state === 'closed') return words.say('whyClosed');
  if (!permissions.reply) return words.say('whyPatient');
  return session.permissions.reply ? undefined : words.say('whyNotAllowed');
}

/** Why this text cannot be sent as it stands; undefined: it can. */
export function whyNotSent(text: string, { session, words }: Standing): string | undefined {
  const over = text.length - session.limits.bodyLength;
  if (over > 0) return words.say('whyTooLong', over);
  return text.trim() === '' ? words.say('whyEmpty') : undefined;
}

/** How much room is left, once that is worth knowing. */
export function roomLeft(text: string, { session, words }: Standing): string | undefined {
  const left = session.limits.bodyLength - text.length;
  return left >= 0 && left <= session.limits.bodyLength / 10 ? words.say('left', left) : undefined;
}

/** What pressing the button will do, beside the button. */
export function willDo({ view, session, words }: Standing): string[] {
  const { allowResponse, maskName } = session.defaults;
  return [
    ...(allowResponse && view.facts.patientCanReply
      ? []
      : [words.say(allowResponse ? 'hintReopens' : 'hintEnds')]),
    ...(maskName ? [words.say('hintMasked', words.say('maskedName'))] : []),
    ...(isBlocked(view) ? [words.say('hintBehind')] : []),
  ];
}

function isBlocked({ pending }: ConversationView): boolean {
  return pending.some(({ state }) => state === 'held' || state === 'refused');
}
