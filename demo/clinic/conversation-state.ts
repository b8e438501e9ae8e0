import type { ConversationRow } from './row.js';

/** Who closes or reopens, and when. */
export interface StateChange {
  readonly by: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A closed conversation takes nothing from the patient and waits for nobody's answer. */
export function close(row: ConversationRow, { by, now }: StateChange): void {
  const closedAt = new Date(now).toISOString();
  const silent = { patientCanReply: false, patientMayAttach: false, needsAnswer: false };
  Object.assign(row.value, silent, { state: 'closed', closedAt });
  row.stateBy = by;
}

/** Also for a conversation that is open but ended: the patient can reply again. */
export function reopen(row: ConversationRow, { by }: Pick<StateChange, 'by'>): void {
  row.value.state = 'open';
  row.value.patientCanReply = true;
  delete row.value.closedAt;
  row.stateBy = by;
}
