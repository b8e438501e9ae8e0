import { addDays, type CycleDays } from '../../src/model/billing-cycle.js';
import { lastClaimDay } from '../../src/model/billing-line.js';
import { CSV_MARK, csvLine } from '../../src/model/csv.js';
import type { BillColumn } from '../words/billing-words.js';
import type { Times } from '../words/times.js';
import type { Words } from '../words/words.js';
import { mapAtPace, Pace } from './pace.js';
import type { ReportRow } from './rows.js';

export interface ExportOf {
  readonly rows: readonly ReportRow[];
  readonly cycle: CycleDays;
  readonly exportedAt: ReadonlyMap<string, number>;
  readonly words: Words;
}

/** Asked for once: finding the language takes longer than a line. */
interface Said {
  readonly times: Times;
  readonly yes: string;
  readonly no: string;
}

const LINES_IN_BLOB = 1_000;

type Cell = (row: ReportRow, of: ExportOf, said: Said) => string;

/** No more of a patient than a claim needs (`HEALTH.md` §6): the name, and ids by which the clinic finds the rest. */
const CELLS = {
  cycleStart: (_row, { cycle }) => cycle.start,
  cycleEnd: (_row, { cycle }) => addDays(cycle.end, -1),
  date: ({ line }) => line.serviceDate,
  provider: ({ provider }) => provider,
  providerId: ({ line }) => line.providerId,
  patient: ({ line }) => line.patient.name,
  code: ({ line }) => line.feeCode,
  writer: ({ writer }) => writer,
  writerId: ({ line }) => line.enteredBy,
  writtenAt: ({ line }, _of, { times }) => momentOf(line.composedAt, times),
  late: ({ line }, _of, { yes, no }) => (line.late ? yes : no),
  days: ({ daysLeft }) => String(daysLeft),
  claimUntil: ({ line }) => lastClaimDay(line.serviceDate),
  exportedAt: ({ line }, { exportedAt }, { times }) => {
    const at = exportedAt.get(line.id);
    return at === undefined ? '' : momentOf(at, times);
  },
  messageId: ({ line }) => line.messageId,
  conversationId: ({ line }) => line.conversationId,
  lineId: ({ line }) => line.id,
} satisfies Partial<Record<BillColumn, Cell>>;

/** The lines as a file for a spreadsheet or a claims program, in the order of the table. */
export async function exportBlob(of: ExportOf): Promise<Blob> {
  const { words } = of;
  const said = { times: words.times, yes: words.say('billYes'), no: words.say('billNo') };
  const columns = Object.keys(CELLS) as BillColumn[];
  const heads = csvLine(columns.map((column) => words.say('billColumn', column)));
  const cells: readonly Cell[] = Object.values(CELLS);
  const line = (row: ReportRow): string => csvLine(cells.map((cell) => cell(row, of, said)));
  const parts = await blobsOf(of.rows, line);
  return new Blob([CSV_MARK, heads, ...parts], { type: 'text/csv;charset=utf-8' });
}

/** Turning one long text into bytes takes long; of blobs a file is made in no time, where they are few. */
async function blobsOf(
  rows: readonly ReportRow[],
  line: (row: ReportRow) => string,
): Promise<readonly Blob[]> {
  const pace = new Pace();
  const blobs: Blob[] = [];
  for (let at = 0; at < rows.length; at += LINES_IN_BLOB) {
    const texts = await mapAtPace(rows.slice(at, at + LINES_IN_BLOB), line, pace);
    blobs.push(new Blob([texts.join('')]));
    await pace.rest();
  }
  return blobs;
}

/** Download folders are synchronised to places that the clinic does not know: no name is in it. */
export function exportFileName({ start, end }: CycleDays): string {
  return `billing-${start}-to-${addDays(end, -1)}.csv`;
}

/** In the clinic's zone, so that a sorted column stands in order. */
function momentOf(at: number, times: Times): string {
  return `${times.dayOf(at)} ${times
    .clock(at)
    .replace(/[^\d]+/gu, ':')
    .padStart(5, '0')}`;
}

/** Gives the file to the browser's downloads; nothing is asked of the network. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address after the click has been handled.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, REVOKE_AFTER_MS);
}

const REVOKE_AFTER_MS = 60_000;
