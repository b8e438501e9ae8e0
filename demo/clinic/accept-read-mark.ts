import type { ClinicRun } from './clinic-run.js';
import { Fields } from './fields.js';
import { Problem } from './problem.js';
import type { ConversationRow, Row } from './row.js';
import type { Write } from './write-memory.js';

interface ReadMark {
  readonly upTo: string | null;
  readonly composedAt: string;
}

/** Notes up to where a person has read. It never moves back, but null marks the last one unread. */
export function acceptReadMark(run: ClinicRun, write: Write): readonly Row[] {
  const mark = readMark(write.text);
  const row = run.conversationFor(write.userId, write.conversationId);
  if (mark.upTo === null) markLastUnread(row, write.userId);
  else {
    advance(row, write.userId, mark.upTo);
    noteOpened(run, row, { staffId: write.userId, mark });
  }
  run.log.note(row);
  return [row];
}

function readMark(text: string): ReadMark {
  const fields = Fields.ofBody(text);
  const upTo = fields.nullable('upTo', () => fields.id('upTo'));
  return { upTo, composedAt: fields.time('composedAt') };
}

function advance(row: ConversationRow, staffId: string, messageId: string): void {
  const place = row.messages.findIndex(({ value }) => value.id === messageId);
  if (place === -1)
    throw new Problem(422, 'invalid', 'upTo names no message of this conversation.');
  row.readUpTo.set(staffId, Math.max(row.readUpTo.get(staffId) ?? -1, place));
}

function markLastUnread(row: ConversationRow, staffId: string): void {
  const last = row.messages.findLastIndex(({ value }) => value.from.kind !== 'staff');
  if (last === -1) return;
  row.readUpTo.set(staffId, Math.min(row.readUpTo.get(staffId) ?? -1, last - 1));
}

/** The first opening since the patient last wrote is the one that colleagues want to know of. */
function noteOpened(
  run: ClinicRun,
  row: ConversationRow,
  { staffId, mark }: { staffId: string; mark: ReadMark },
): void {
  const { openedBy, lastPatientMessageAt } = row.value;
  const earlier = openedBy.find((item) => item.staffId === staffId);
  if (earlier && earlier.at >= (lastPatientMessageAt ?? '')) return;
  const at = new Date(Math.min(Date.parse(mark.composedAt), run.now())).toISOString();
  const others = openedBy.filter((item) => item !== earlier);
  row.value.openedBy = [...others, { staffId, at }];
}
