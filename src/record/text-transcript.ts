import type { RecordDocument } from './document.js';
import { transcriptOf } from './transcript.js';
import { asText } from './transcript-text.js';

/** The whole conversation in UTF-8. Nothing is wrapped or shortened: this is the copy that any program can search. */
export function textTranscript(document: RecordDocument): Uint8Array<ArrayBuffer> {
  const { title, facts, today, entries, end } = transcriptOf(document);
  return new TextEncoder().encode(asText([[title], [...facts, ...today]], entries, end));
}
