/** Two texts that belong into one draft: nothing is overwritten, the first stands above. */
export function joinTexts(first: string, second: string): string {
  return [first, second].filter((text) => text !== '').join('\n\n');
}
