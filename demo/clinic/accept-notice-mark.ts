import type { ClinicRun } from './clinic-run.js';
import { Fields } from './fields.js';
import { Problem } from './problem.js';
import type { ConversationRow, NoticeMarkRow, Row } from './row.js';
import { isVisible } from './visibility.js';
import type { WireNoticeMark } from './wire.js';
import type { Write } from './write-memory.js';

/** Notes what a person did with an unread notice, for that person's other devices. The latest counts. */
export function acceptNoticeMark(run: ClinicRun, { text, userId }: Write): readonly Row[] {
  const value = readMark(text);
  const row = conversationOf(run, value.messageId);
  if (!row || !isVisible(row, userId)) {
    throw new Problem(404, 'gone', 'There is no such message any more.');
  }
  const mark = markOf(row, userId, value);
  mark.value = value;
  run.log.note(mark);
  return [mark];
}

function readMark(text: string): WireNoticeMark {
  const fields = Fields.ofBody(text);
  return {
    messageId: fields.id('messageId'),
    state: fields.oneOf('state', ['done', 'later']),
    ...fields.optionalTime('until'),
  };
}

function conversationOf(run: ClinicRun, messageId: string): ConversationRow | undefined {
  const rows = [...run.conversations.values()];
  return rows.find(({ messages }) => messages.some(({ value }) => value.id === messageId));
}

function markOf(row: ConversationRow, staffId: string, value: WireNoticeMark): NoticeMarkRow {
  const { messageId } = value;
  const known = row.noticeMarks.find(
    (mark) => mark.staffId === staffId && mark.value.messageId === messageId,
  );
  if (known) return known;
  const conversationId = row.value.id;
  const mark: NoticeMarkRow = { kind: 'notice-mark', version: 0, value, conversationId, staffId };
  row.noticeMarks.push(mark);
  return mark;
}
