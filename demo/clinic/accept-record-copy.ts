import type { ClinicRun } from './clinic-run.js';
import { Fields } from './fields.js';
import { Problem } from './problem.js';
import { startDelivery } from './record-delivery.js';
import type { ConversationRow, Row } from './row.js';
import { permissionsOf, type RecordSystem } from './settings.js';
import type { WireRecordCopy } from './wire.js';
import type { Write } from './write-memory.js';

/** Notes that a person filed the whole conversation in the record, or sets out to file it. */
export function acceptRecordCopy(run: ClinicRun, write: Write): readonly Row[] {
  const fields = Fields.ofBody(write.text);
  const row = run.conversationFor(write.userId, write.conversationId);
  if (!permissionsOf(run.settings, write.userId).record) {
    throw new Problem(403, 'not-allowed', 'You may not file in the patient’s record.');
  }
  const system = systemOf(run, fields.text('system'));
  const copy = fields.isTrue('deliver') ? ordered(run, row, system) : filed(run, fields, system);
  row.value.recordCopies.push(copy);
  if (copy.state === 'pending') startDelivery(run, row, copy);
  run.log.note(row);
  return [row];
}

function systemOf({ settings }: ClinicRun, id: string): RecordSystem {
  const system = settings.recordSystems.find((item) => item.id === id);
  if (system) return system;
  throw new Problem(422, 'invalid', 'system is none of the clinic’s record systems.');
}

/** The server does it later, with all that is in the conversation now. */
function ordered(
  run: ClinicRun,
  row: ConversationRow,
  { id, deliver }: RecordSystem,
): WireRecordCopy {
  if (!deliver) throw new Problem(422, 'invalid', 'This system takes no copies from the server.');
  const counts = { messageCount: row.messages.length, fileCount: row.attachments.length };
  return { system: id, at: new Date(run.now()).toISOString(), state: 'pending', ...counts };
}

function filed(run: ClinicRun, fields: Fields, { id, formats }: RecordSystem): WireRecordCopy {
  if (!formats.includes(fields.text('format'))) {
    throw new Problem(422, 'invalid', 'This system does not take that format.');
  }
  fields.sha256('sha256');
  const filedAt = Math.min(Date.parse(fields.time('filedAt')), run.now());
  return {
    system: id,
    at: new Date(filedAt).toISOString(),
    state: 'filed',
    messageCount: fields.count('messageCount'),
    fileCount: fields.count('fileCount'),
  };
}
