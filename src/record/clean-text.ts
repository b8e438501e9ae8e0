/** What no format here can hold: controls, halves of surrogate pairs and what XML forbids. */
const UNWRITABLE = /(?!\t)[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
/** Marks that turn the reading direction, and characters without width. */
const INVISIBLE = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

/** A name or a subject on one line of ours: it can neither break that line nor turn the words beside it around. */
export function cleanLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(UNWRITABLE, '\uFFFD')
    .trim();
}

/** The lines of a body, complete; a character that cannot be written is seen as U+FFFD. */
export function bodyLines(body: string): string[] {
  return body.split(LINE_ENDS).map((line) => line.replace(UNWRITABLE, '\uFFFD'));
}
