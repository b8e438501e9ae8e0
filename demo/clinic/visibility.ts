import type { WireAssignee } from '../../src/sync/contract.js';
import type { ClinicRun } from './clinic-run.js';
import type { ConversationRow, Row } from './row.js';

export function isVisible({ visibleTo }: ConversationRow, staffId: string): boolean {
  return visibleTo === undefined || visibleTo.includes(staffId);
}

/** Whether a row is there and any of this person's business. */
export function isToldTo(run: ClinicRun, row: Row, staffId: string): boolean {
  if (row.version <= 0) return false;
  switch (row.kind) {
    case 'staff':
    case 'workgroup':
      return true;
    case 'deleted':
      return row.toldTo?.includes(staffId) ?? true;
    case 'conversation':
      return isVisible(row, staffId);
    case 'notice-mark':
      return row.staffId === staffId && isWithin(run, row.conversationId, staffId);
    case 'message':
    case 'attachment':
    case 'assignment':
    case 'comment':
    case 'billing-line':
      return isWithin(run, row.value.conversationId, staffId);
  }
}

/** Who may be given a conversation: those who can open it, and groups of which everybody can. */
export function assigneeChoices(run: ClinicRun, visibleTo: readonly string[]): WireAssignee[] {
  const groups = run.workgroups.filter(({ value }) =>
    value.memberIds.every((id) => visibleTo.includes(id)),
  );
  return [
    ...groups.map(({ value }) => ({ kind: 'workgroup' as const, id: value.id })),
    ...visibleTo.map((id) => ({ kind: 'staff' as const, id })),
  ];
}

function isWithin(run: ClinicRun, conversationId: string, staffId: string): boolean {
  const row = run.conversations.get(conversationId);
  return row !== undefined && isVisible(row, staffId);
}
