import type { NamedAssignee } from '../../src/store/views.js';
import type { Words } from '../words/words.js';

/** Who has it, gets it or took it, inside a sentence. */
export function nameInSentence(
  { me, name }: Pick<NamedAssignee, 'me' | 'name'>,
  words: Words,
): string {
  return me ? words.say('byYou') : (name ?? words.say('someone'));
}
