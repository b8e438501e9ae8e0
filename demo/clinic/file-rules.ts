import { Problem } from './problem.js';
import type { AttachmentLimits } from './settings.js';

export const PART_BYTES = 262_144;

/** What is said of a file before its bytes are looked at. */
export interface FileFacts {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

const NAME = /^[^\p{Cc}\p{Cs}/\\]{1,255}$/u;

/** Refuses a file that the clinic takes from nobody. */
export function checkFile({ bytesEach, types }: AttachmentLimits, file: FileFacts): void {
  if (!NAME.test(file.name) || file.name.trim() === '') throw invalid('The file needs a name.');
  if (file.size === 0) throw invalid('The file is empty.');
  if (file.size > bytesEach) throw invalid(`A file has at most ${bytesEach} bytes.`);
  if (!types.includes(file.type.toLowerCase())) {
    throw invalid('Files of this type are not taken.');
  }
}

/** Refuses more files, or larger ones together, than one message may have. */
export function checkSet(limits: AttachmentLimits, files: readonly { readonly size: number }[]) {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (files.length > limits.count) throw invalid(`At most ${limits.count} files.`);
  if (bytes > limits.bytesTotal) {
    throw invalid(`The files together have at most ${limits.bytesTotal} bytes.`);
  }
}

/** The parts that a file of this size has still to bring. */
export function missingParts(parts: number, known: ReadonlyMap<number, unknown>): number[] {
  return Array.from({ length: parts }, (_, at) => at).filter((at) => !known.has(at));
}

function invalid(detail: string): Problem {
  return new Problem(422, 'invalid', detail);
}
