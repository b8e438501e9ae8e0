/** Spreadsheets take a file without it for one of another character set, and spoil every accent. */
export const CSV_MARK = '\u{FEFF}';

/** RFC 4180 asks for it. */
const LINE_END = '\r\n';

/**
 * One line of a table that opens in a spreadsheet (RFC 4180), every cell quoted. Names come from patients: a cell
 * that a spreadsheet would run as a formula gets an apostrophe, so that it stays text (OWASP ASVS 1.2.10).
 */
export function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`);
  return quoted.join(',') + LINE_END;
}

/** Full-width and small forms of `= + - @` begin a formula too where the keyboard is Japanese or Chinese. */
const FORMULA = '[=+\\-@＝＋－＠﹦﹢﹣﹫]';
const UNSEEN = '[\\s\\p{Cf}\\0]*';
const AT_START = new RegExp(`^(?=[\\t\\r\\n\\0]|${UNSEEN}${FORMULA})`, 'u');
/** Where the list separator is a semicolon or a tab, a spreadsheet begins a cell in the middle of ours. */
const AFTER_SEPARATOR = new RegExp(`(?<=[;\\t\\r\\n])(?=${UNSEEN}${FORMULA})`, 'gu');

function harmless(cell: string): string {
  return cell.replace(AT_START, "'").replace(AFTER_SEPARATOR, "'");
}
