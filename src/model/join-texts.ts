/** Two texts that belong into one: no word is lost. The same words twice are one text: two pages showed one draft. */
export function joinTexts(first: string, second: string): string {
  if (first === second) return first;
  return [first, second].filter((text) => text !== '').join('\n\n');
}
