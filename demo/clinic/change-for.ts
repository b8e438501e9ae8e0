import type { WireWorkgroup } from '../../src/sync/contract.js';
import type { ConversationRow, DeletedRow, Row, WorkgroupRow } from './row.js';

export interface WireChange {
  kind: string;
  op: 'put' | 'delete';
  id: string;
  version: number;
  /** Of a delete of something that is in a conversation. */
  conversationId?: string;
  value?: unknown;
}

/** A row as this member of staff is told of it. */
export function changeFor(row: Row, staffId: string): WireChange {
  if (row.kind === 'deleted') return deleteFor(row);
  const { kind, version } = row;
  return { kind, op: 'put', id: idOf(row), version, value: valueFor(row, staffId) };
}

/** Messages of the patient and the caregiver that this person has not read. */
export function unreadFor(row: ConversationRow, staffId: string): number {
  const unseen = row.messages.slice((row.readUpTo.get(staffId) ?? -1) + 1);
  return unseen.filter((message) => message.value.from.kind !== 'staff').length;
}

function deleteFor({ what, id, version, conversationId }: DeletedRow): WireChange {
  const change = { kind: what, op: 'delete' as const, id, version };
  return what === 'conversation' ? change : { ...change, conversationId };
}

/** A notice is named by its message. */
function idOf(row: Exclude<Row, { kind: 'deleted' }>): string {
  return row.kind === 'notice-mark' ? row.value.messageId : row.value.id;
}

function valueFor(row: Exclude<Row, { kind: 'deleted' }>, staffId: string) {
  switch (row.kind) {
    case 'conversation':
      return { ...row.value, unread: unreadFor(row, staffId) };
    case 'workgroup':
      return workgroupFor(row, staffId);
    case 'message':
    case 'attachment':
    case 'assignment':
    case 'comment':
    case 'billing-line':
    case 'notice-mark':
    case 'staff':
      return row.value;
  }
}

function workgroupFor(row: WorkgroupRow, staffId: string): WireWorkgroup {
  return { ...row.value, countsForMe: row.countsFor.includes(staffId) };
}
