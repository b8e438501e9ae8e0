import type { RecordDocument } from './document.js';
import { transcriptOf } from './transcript.js';
import type { TranscriptEntry } from './transcript.js';

/** No line of ours begins so: words of a message can never pass for the head of another one. */
const INDENT = '    ';

/** The same words whenever it is made, so that a second import is seen to be the first one's twin. */
export function lastingText(document: RecordDocument): string {
  const { title, facts, entries, end } = transcriptOf(document);
  return asText([[title], facts], entries, end);
}

export function asText(
  head: readonly (readonly string[])[],
  entries: Iterable<TranscriptEntry>,
  end: string,
): string {
  const blocks = [...head, ...Array.from(entries, linesOf), [end]];
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function linesOf({ heading, details, body }: TranscriptEntry): string[] {
  const words = body.map((line) => (line === '' ? '' : INDENT + line));
  return [heading, ...details, ...(words.length > 0 ? ['', ...words] : [])];
}
