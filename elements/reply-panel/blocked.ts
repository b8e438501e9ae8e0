import { namesAuthor } from '../../src/model/patient-view.js';
import type { Words } from '../words/words.js';
import type { Composition } from './composition.js';

/** Why nothing can be written in this conversation at all; undefined: it can. */
export function whyNoReply({ view, rules }: Composition, words: Words): string | undefined {
  switch (rules.locked) {
    case 'gone':
      return words.say('gone');
    case 'patient':
      return view.permissions.reason ?? words.say('whyPatient');
    case 'closed':
      return words.say('whyClosed');
    case 'person':
      return words.say('whyNotAllowed');
    case undefined:
      return undefined;
  }
}

/** Why this reply cannot be sent as it stands; undefined: it can. */
export function whyNotSent(reply: Composition, words: Words): string | undefined {
  const over = reply.text.length - reply.session.limits.bodyLength;
  if (over > 0) return words.say('whyTooLong', over);
  if (reply.sealing) return words.say('whySealing');
  if (isNothing(reply)) return words.say(mayAttach(reply) ? 'whyNothing' : 'whyEmpty');
  if (reply.feeFault === 'missing') return words.say('whyFeeCode');
  if (reply.feeFault === 'malformed') return words.say('whyFeeCodeLong');
  return reply.providerMissing ? words.say('whyProvider') : undefined;
}

/** A file says something without a word. */
function isNothing({ text, files }: Composition): boolean {
  return text.trim() === '' && files.length === 0;
}

function mayAttach({ session }: Composition): boolean {
  return session.permissions.attach;
}

/** How much room is left, once that is worth knowing. */
export function roomLeft({ text, session }: Composition, words: Words): string | undefined {
  const left = session.limits.bodyLength - text.length;
  return left >= 0 && left <= session.limits.bodyLength / 10 ? words.say('left', left) : undefined;
}

/** What stops nothing and is worth a look. */
export function worthALook(reply: Composition, words: Words): string[] {
  const { text, choices, session, rules, feeFault, files } = reply;
  const isNamed = choices.maskName && namesAuthor(text, session.user);
  const isNamedByFile =
    choices.maskName && files.some(({ name }) => namesAuthor(name, session.user));
  return [
    ...(isNamed ? [words.say('namesYou')] : []),
    ...(isNamedByFile ? [words.say('fileNamesYou')] : []),
    ...(feeFault === 'unknown' ? [words.say('feeCodeUnknown', choices.feeCode)] : []),
    ...(rules.queuesBehind ? [words.say('hintBehind')] : []),
  ];
}
