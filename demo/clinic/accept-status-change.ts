import { readBasedOn, type BasedOn } from './based-on.js';
import { checkMovedOn } from './check-moved-on.js';
import type { ClinicRun } from './clinic-run.js';
import { close, reopen } from './conversation-state.js';
import { Fields } from './fields.js';
import { Problem } from './problem.js';
import type { ConversationRow, Row } from './row.js';
import { permissionsOf } from './settings.js';
import type { Write } from './write-memory.js';

interface StatusChange {
  readonly state: 'open' | 'closed';
  readonly basedOn: BasedOn;
  readonly composedAt: string;
}

/** Closes or reopens a conversation, unless it moved on since. */
export function acceptStatusChange(run: ClinicRun, write: Write): readonly Row[] {
  const change = readStatusChange(write.text);
  const row = run.conversationFor(write.userId, write.conversationId);
  if (!permissionsOf(run.settings, write.userId).close) {
    throw new Problem(403, 'not-allowed', 'You may not close or reopen conversations.');
  }
  checkMovedOn(row, change.basedOn, write.userId);
  changeState(row, change, { by: write.userId, now: run.now() });
  run.log.note(row);
  return [row];
}

function readStatusChange(text: string): StatusChange {
  const fields = Fields.ofBody(text);
  return {
    state: fields.oneOf('state', ['open', 'closed']),
    basedOn: readBasedOn(fields.fields('basedOn')),
    composedAt: fields.time('composedAt'),
  };
}

/** What is closed already stays closed since the first time. */
function changeState(
  row: ConversationRow,
  { state }: StatusChange,
  by: { readonly by: string; readonly now: number },
): void {
  if (state === 'open') reopen(row, by);
  else if (row.value.state === 'open') close(row, by);
}
