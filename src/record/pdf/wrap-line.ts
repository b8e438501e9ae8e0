type Measure = (text: string) => number;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Breaks a line at spaces so that each part is at most `width`; a word that is wider alone is broken between its
 * characters, never within one. Not a character is lost but the spaces at a break.
 */
export function wrapLine(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const [word] of text.matchAll(/ *[^ ]+/gu)) {
    const added = measure(word);
    if (used + added <= width) {
      line += word;
      used += added;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = broken(line === '' ? word : word.trimStart(), width, measure);
    line = parts.pop() ?? '';
    used = measure(line);
    lines.push(...parts);
  }
  return [...lines, line];
}

function broken(word: string, width: number, measure: Measure): string[] {
  if (measure(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const { segment } of graphemes.segment(word)) {
    const added = measure(segment);
    if (part !== '' && used + added > width) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += segment;
    used += added;
  }
  return [...parts, part];
}
