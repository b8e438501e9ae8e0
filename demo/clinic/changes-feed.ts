import { changeFor, type WireChange } from './change-for.js';
import type { ClinicRun } from './clinic-run.js';
import { readCursor, writeCursor, type Cursor } from './cursor.js';
import { fullPull, namedConversations } from './full-pull.js';
import { Problem } from './problem.js';
import { TENANT } from './session.js';
import { nextDue, sweep } from './sweep.js';
import { isToldTo } from './visibility.js';
import { wholeNumber } from './whole-number.js';

const MOST_ROWS = 1_000;
const USUAL_ROWS = 500;

interface Page {
  readonly changes: readonly WireChange[];
  readonly next: Cursor;
  readonly more: boolean;
}

/** What changed for this person since the cursor; without one, everything from the start. */
export async function changesFeed(
  run: ClinicRun,
  staffId: string,
  query: URLSearchParams,
  signal: AbortSignal,
) {
  const limit = Math.min(wholeNumber(query, 'limit', 1) ?? USUAL_ROWS, MOST_ROWS);
  const wait = Math.min(wholeNumber(query, 'wait', 0) ?? 0, run.settings.limits.waitSeconds);
  const since = query.get('since');
  if (since === null) return firstPage(run, staffId, limit);
  const cursor = checkedCursor(run, staffId, since);
  if (cursor.at === undefined) await untilChanged(run, cursor.version, wait, signal);
  return answerOf(run, staffId, pageAfter(run, cursor, limit));
}

function firstPage(run: ClinicRun, staffId: string, limit: number) {
  const at = { part: 'people', next: 0 } as const;
  const start = { epoch: run.epoch, userId: staffId, version: run.log.version, at };
  const total = namedConversations(run, staffId).length;
  return { ...answerOf(run, staffId, pageAfter(run, start, limit)), total };
}

function checkedCursor(run: ClinicRun, staffId: string, text: string): Cursor {
  const cursor = readCursor(text, run.epoch);
  if (cursor?.userId !== staffId) throw expired();
  return cursor;
}

async function untilChanged(run: ClinicRun, version: number, wait: number, signal: AbortSignal) {
  const isQuiet = run.log.since(version).next().done === true;
  if (isQuiet && wait > 0) {
    const untilDue = Math.max(0, nextDue(run) - run.now());
    await run.log.changed(Math.min(wait * 1_000, untilDue), signal);
    sweep(run);
  }
  if (run.ended) throw expired();
}

function expired(): Problem {
  return new Problem(410, 'cursor-expired', 'The clinic was restarted. Fetch everything again.');
}

function answerOf(run: ClinicRun, staffId: string, page: Page) {
  const { changes, more } = page;
  const serverTime = new Date(run.now()).toISOString();
  const cursor = writeCursor(page.next);
  return { tenantId: TENANT.id, userId: staffId, changes, cursor, more, serverTime };
}

function pageAfter(run: ClinicRun, cursor: Cursor, limit: number): Page {
  const { at, ...rest } = cursor;
  const changes: WireChange[] = [];
  if (at) {
    let after = at;
    for (const step of fullPull(run, cursor.userId, at)) {
      if (changes.length === limit) return { changes, next: { ...rest, at: after }, more: true };
      if (isToldTo(run, step.row, cursor.userId)) changes.push(changeFor(step.row, cursor.userId));
      after = step.after;
    }
  }
  return changedPage(run, rest, changes, limit);
}

/** Fills the page with what changed since the cursor's version. */
function changedPage(run: ClinicRun, cursor: Cursor, changes: WireChange[], limit: number): Page {
  let { version } = cursor;
  for (const row of run.log.since(version)) {
    if (changes.length === limit) return { changes, next: { ...cursor, version }, more: true };
    if (isToldTo(run, row, cursor.userId)) changes.push(changeFor(row, cursor.userId));
    version = row.version;
  }
  return { changes, next: { ...cursor, version }, more: false };
}
