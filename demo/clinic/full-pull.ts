import { listedAt, type ClinicRun } from './clinic-run.js';
import type { Position } from './cursor.js';
import { PARTS, type ConversationRow, type Row } from './row.js';
import { isVisible } from './visibility.js';

const DAY_MS = 86_400_000;
/** Older messages come by `GET /conversations/{c}`. */
const NEWEST_MESSAGES = 50;

export interface Step {
  readonly row: Row;
  /** Where to go on after this row. */
  readonly after: Position;
}

/** The conversations that a full pull names: open ones, and those closed not long ago; newest first. */
export function namedConversations(run: ClinicRun, staffId: string): readonly ConversationRow[] {
  const { deviceDays } = run.settings.retention;
  const oldest = new Date(run.now() - deviceDays * DAY_MS).toISOString();
  return run.listed(staffId, (row) => {
    const { state, closedAt = '' } = row.value;
    return isVisible(row, staffId) && (state === 'open' || (closedAt ?? '') >= oldest);
  });
}

/**
 * The rows of a full pull from a position on. A conversation that moves up while the pages are fetched is
 * not lost: the pull ends with what changed since it began.
 */
export function* fullPull(run: ClinicRun, staffId: string, from: Position): Generator<Step> {
  if (from.part === 'people') yield* people(run, from.next);
  else yield* restOf(run, staffId, from);
  const named = namedConversations(run, staffId);
  for (let place = placeAfter(named, from); place < named.length; place++) {
    const row = named[place];
    if (row) yield* conversationSteps(row, { ...keyOf(row), part: 'conversation', next: 0 });
  }
}

type Within = Exclude<Position, { part: 'people' }>;

function* people(run: ClinicRun, from: number): Generator<Step> {
  const rows = [...run.staff, ...run.workgroups];
  for (const [place, row] of rows.entries()) {
    if (place >= from) yield { row, after: { part: 'people', next: place + 1 } };
  }
}

function* restOf(run: ClinicRun, staffId: string, from: Within): Generator<Step> {
  const row = run.conversations.get(from.id);
  if (row && isVisible(row, staffId)) yield* conversationSteps(row, from);
}

function* conversationSteps(row: ConversationRow, from: Within): Generator<Step> {
  let at = from;
  if (at.part === 'conversation') {
    at = { ...at, part: 'messages', next: Math.max(0, row.messages.length - NEWEST_MESSAGES) };
    yield { row, after: at };
  }
  for (const part of PARTS.slice(PARTS.findIndex((name) => name === at.part))) {
    if (part !== at.part) at = { ...at, part, next: 0 };
    for (const item of row[part].slice(at.next)) {
      at = { ...at, next: at.next + 1 };
      yield { row: item, after: at };
    }
  }
}

function keyOf(row: ConversationRow) {
  return { listedAt: listedAt(row), id: row.value.id };
}

/** The first conversation listed after the position; its own may have moved or gone in the meantime. */
function placeAfter(named: readonly ConversationRow[], from: Position): number {
  if (from.part === 'people') return 0;
  let low = 0;
  let high = named.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = named[middle];
    if (row && isAfter(row, from)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isAfter(row: ConversationRow, from: Within): boolean {
  const at = listedAt(row);
  return at === from.listedAt ? row.value.id > from.id : at < from.listedAt;
}
