import type { Transcript, TranscriptEntry } from '../transcript.js';
import { LINE_STYLES } from './line-styles.js';
import type { SourceLine } from './line-styles.js';

const GAP = 10;
const SMALL_GAP = 3;

type Style = keyof typeof LINE_STYLES;

/** What the document says, line by line, before anything is measured. */
export function* sourceLines(transcript: Transcript): Generator<SourceLine> {
  yield line('title', transcript.title);
  yield* block('fact', [...transcript.facts, ...transcript.today], GAP);
  for (const entry of transcript.entries) yield* entryLines(entry);
  yield line('fact', transcript.end, GAP * 2);
}

function* entryLines({ heading, details, body }: TranscriptEntry): Generator<SourceLine> {
  yield { ...line('heading', heading, GAP * 1.5), keepWithNext: true };
  for (const [index, detail] of details.entries()) {
    const isLast = index === details.length - 1;
    yield { ...line('detail', detail), keepWithNext: !isLast || body.length > 0 };
  }
  yield* block('body', body, SMALL_GAP);
}

function* block(style: Style, lines: readonly string[], gap: number): Generator<SourceLine> {
  for (const [index, text] of lines.entries()) yield line(style, text, index === 0 ? gap : 0);
}

function line(style: Style, text: string, gap = 0): SourceLine {
  return { text, style: LINE_STYLES[style], gap, keepWithNext: false };
}
