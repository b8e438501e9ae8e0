import type { ClinicRun } from './clinic-run.js';
import { Fields } from './fields.js';
import type { Row } from './row.js';
import type { Write } from './write-memory.js';

/** What the server cannot see itself, as its device told it; never changed, never with words of anybody. */
export interface AuditEvent {
  readonly id: string;
  readonly actor: string;
  readonly kind: string;
  readonly conversationId?: string;
  readonly at: string;
  readonly device: string;
  readonly acceptedAt: string;
}

/** Adds an event to what is recorded; also of a conversation that is gone. */
export function acceptAuditEvent(
  run: ClinicRun,
  { id, userId, text }: Write,
  acceptedAt: string,
): readonly Row[] {
  const fields = Fields.ofBody(text);
  run.auditEvents.push({
    id,
    actor: userId,
    kind: fields.id('kind'),
    ...fields.optionalId('conversationId'),
    at: fields.time('at'),
    device: fields.id('device'),
    acceptedAt,
  });
  return [];
}
