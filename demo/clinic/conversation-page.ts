import { changeFor } from './change-for.js';
import type { ClinicRun } from './clinic-run.js';
import { Problem } from './problem.js';
import { rowsOf, type ConversationRow, type Row } from './row.js';
import { isToldTo } from './visibility.js';
import { wholeNumber } from './whole-number.js';

const USUAL_MESSAGES = 50;
const MOST_MESSAGES = 1_000;

/** One conversation, newest messages first; what is no message comes on the first page. */
export function conversationPage(
  run: ClinicRun,
  staffId: string,
  conversationId: string,
  query: URLSearchParams,
) {
  const row = run.conversationFor(staffId, conversationId);
  const limit = Math.min(wholeNumber(query, 'limit', 1) ?? USUAL_MESSAGES, MOST_MESSAGES);
  const before = query.get('before');
  const end = before === null ? row.messages.length : placeOf(row, before);
  const start = Math.max(0, end - limit);
  const messages = row.messages.slice(start, end).reverse();
  const rows: Row[] = before === null ? [row, ...messages, ...othersOf(row)] : messages;
  const told = rows.filter((item) => isToldTo(run, item, staffId));
  return { changes: told.map((item) => changeFor(item, staffId)), more: start > 0 };
}

function othersOf(row: ConversationRow): Row[] {
  return rowsOf(row).filter(({ kind }) => kind !== 'conversation' && kind !== 'message');
}

function placeOf(row: ConversationRow, messageId: string): number {
  const place = row.messages.findIndex(({ value }) => value.id === messageId);
  if (place >= 0) return place;
  throw new Problem(400, 'invalid', 'before names no message of this conversation.');
}
