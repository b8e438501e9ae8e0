import type { AssignChoice } from '../../src/store/views.js';

/** The choices whose name holds each of the typed words, whatever their case and accents. */
export function findChoices(choices: readonly AssignChoice[], typed: string): AssignChoice[] {
  if (typed.trim() === '') return [...choices];
  const words = plain(typed).split(/\s+/u);
  return choices.filter(({ name }) => {
    const its = plain(name);
    return words.every((word) => its.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
