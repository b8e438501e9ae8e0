import type { TemplateResult } from 'lit';

import type { PendingWork } from '../../src/store/views.js';
import { renderAssignmentCard } from './assignment-card.js';
import { renderCard } from './attention-card.js';
import { needsPerson } from './needs-person.js';
import { renderPendingAssignment } from './pending-assignment.js';
import { renderPendingCopy } from './pending-copy.js';
import { renderPending, type PendingContext } from './pending-reply.js';
import { renderPendingStatus } from './pending-status.js';
import { renderRecordCard, type RecordCardContext } from './record-card.js';
import { renderStatusCard } from './status-card.js';

export interface WorkContext extends RecordCardContext, Omit<PendingContext, 'behind' | 'now'> {
  /** By the device's clock; `now` is the server's. */
  readonly deviceNow: number;
}

/** Work in its order, and whether what is held or refused stands before it. */
export function placesOf(
  pending: readonly PendingWork[],
): { readonly work: PendingWork; readonly behind: boolean }[] {
  const blocked = pending.findIndex(needsPerson);
  return pending.map((work, index) => ({ work, behind: blocked >= 0 && index > blocked }));
}

/** Work that is not accepted yet, wherever it is shown: how far it has come, and what can be done with it. */
export function renderWork(
  work: PendingWork,
  behind: boolean,
  context: WorkContext,
): TemplateResult {
  return needsPerson(work) ? renderDecision(work, context) : renderWaiting(work, behind, context);
}

function renderDecision(work: PendingWork, context: WorkContext): TemplateResult {
  switch (work.kind) {
    case 'reply':
      return renderCard(work, context);
    case 'assignment':
      return renderAssignmentCard(work, context);
    case 'status-change':
      return renderStatusCard(work, context);
    case 'record-copy':
      return renderRecordCard(work, context);
  }
}

function renderWaiting(work: PendingWork, behind: boolean, context: WorkContext): TemplateResult {
  switch (work.kind) {
    case 'reply':
      return renderPending(work, { ...context, now: context.deviceNow, behind });
    case 'assignment':
      return renderPendingAssignment(work, { ...context, behind });
    case 'status-change':
      return renderPendingStatus(work, { ...context, behind });
    case 'record-copy':
      return renderPendingCopy(work, { ...context, behind });
  }
}
